using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Conversations;

/// <summary>A turn being computed: from the row as it was to the row, the activities and the effects to commit.</summary>
internal sealed class TurnDraft
{
    private readonly IncomingTurn _turn;
    private readonly ConversationRecord? _before;
    private readonly DateTimeOffset _now;
    private readonly Activity _incoming;
    private readonly string _userId;
    private IReadOnlyDictionary<string, string?> _openBefore = new Dictionary<string, string?>(StringComparer.Ordinal);

    public TurnDraft(IncomingTurn turn, ConversationRecord? before, DateTimeOffset now)
    {
        _turn = turn;
        _before = before;
        _now = now;
        _userId = before?.UserId ?? turn.Activity.From?.Id ?? throw new InvalidOperationException("A turn without a sender passed the edge.");
        _incoming = TurnStamp.Incoming(turn, IncomingSeq, _userId, now);
        Context = new TurnContext(AsRead(_incoming), now);
    }

    /// <summary>What the flows get.</summary>
    public TurnContext Context { get; private set; }

    private long IncomingSeq => (_before?.LastSeq ?? 0) + (_turn.Unprompted ? 0 : 1);

    /// <summary>The bot's memory of the conversation; false when what is stored is not a state of this version.</summary>
    public bool TryReadState([NotNullWhen(true)] out ConversationState? state)
    {
        state = new ConversationState();
        if (_before is null)
        {
            return true;
        }

        try
        {
            state = JsonSerializer.Deserialize(_before.State, ConversationStateJson.Default.ConversationState);
        }
        catch (JsonException)
        {
            state = null;
        }

        if (state is not { Version: > 0 and <= ConversationState.CurrentVersion })
        {
            return false;
        }

        _openBefore = FlowMoves.Open(state);
        return true;
    }

    public void Say(string text, string kind) =>
        _ = Context.SendActivityAsync(Activity.Message(text) with { Annotation = new ReplyAnnotation(kind), InputHint = InputHints.ExpectingInput }, CancellationToken.None);

    public TurnCommit Finish(ConversationState state) =>
        Commit(JsonSerializer.Serialize(state, ConversationStateJson.Default.ConversationState), 0, null, state.Ownership) with
        {
            Flows = FlowMoves.Between(_openBefore, FlowMoves.Open(state), Context.Replies),
        };

    /// <summary>The message and an apology are kept; the state is as it was, so the customer may try again.</summary>
    public TurnCommit FinishFailed() => Commit(_before?.State ?? NewState(null), (_before?.FailedTurns ?? 0) + 1, null, TryReadState(out var state) ? state.Ownership : null);

    /// <summary>The conversation starts again; the state it had is kept for the operator. Who has the conversation, if that can be read, keeps it.</summary>
    public TurnCommit SetStateAside(string reason)
    {
        Context = new TurnContext(Context.Activity, _now);
        var ownership = TryReadState(out var state) ? state.Ownership : null;
        if (ownership is null)
        {
            Context.AddEffect(new ForgetHandOff());
        }

        if (ownership?.Owner != Owner.Human)
        {
            Say(ConversationTexts.StartAgain, ReplyKinds.Error);
        }

        return Commit(NewState(ownership), 0, reason, ownership);
    }

    /// <summary>Greeted: whoever starts again after an error has been welcomed before.</summary>
    private static string NewState(Ownership? ownership) => JsonSerializer.Serialize(
        new ConversationState { Greeted = true, Ownership = ownership ?? Ownership.OfBot }, ConversationStateJson.Default.ConversationState);

    private static Activity AsRead(Activity incoming) =>
        incoming.Text is { Length: > 0 } text ? incoming with { Text = MessageText.Fold(text) } : incoming;

    private TurnCommit Commit(string state, int failedTurns, string? setAsideReason, Ownership? ownership)
    {
        var replies = TurnStamp.Replies(_turn, _incoming, Context.Replies, IncomingSeq, _now);
        return new TurnCommit
        {
            Turn = _turn with { Activity = _incoming },
            Now = _now,
            Before = _before,
            Seq = IncomingSeq,
            After = new ConversationRecord(_userId, state, (_before?.Version ?? 0) + 1, IncomingSeq + replies.Count, failedTurns, _now.AddMilliseconds(replies.Count)),
            Incoming = _turn.Unprompted ? null : TurnStamp.Row(_incoming, IncomingSeq),
            Replies = replies,
            Effects = Context.Effects,
            Ownership = ownership,
            SetAsideReason = setAsideReason,
        };
    }
}
