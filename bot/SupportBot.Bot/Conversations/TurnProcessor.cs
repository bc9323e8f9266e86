using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SupportBot.Bot.Flows.HumanHandOff;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;
using Activity = SupportBot.Dialogs.Schema.Activity;

namespace SupportBot.Bot.Conversations;

/// <summary>
/// Runs a turn: one at a time per conversation, once per activity however often it is delivered, all of it committed or nothing. The only catch-all of
/// the bot: a turn that fails keeps the customer's message and answers with an apology.
/// </summary>
internal sealed partial class TurnProcessor(
    TurnStore store, OwnershipGate gate, ConversationLocks locks, TurnNews news, TimeProvider clock, ILogger<TurnProcessor> logger)
{
    /// <summary>Channels resend within minutes; a client may come back the next day.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>How often a turn is run again because another node took the conversation's turn first.</summary>
    private const int Attempts = 5;

    /// <summary>After so many failures in a row the state itself is suspected.</summary>
    private const int Patience = 3;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>Runs the turn. A turn once begun is finished: callers pass no token of the HTTP request, which ends when the client goes away.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public async Task<TurnOutcome> RunAsync(IncomingTurn turn, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var span = Traces.Start("turn", "supportbot.route", turn.Route);
        using var ours = await locks.EnterAsync(turn.Key, cancellationToken);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await store.LoadAsync(turn.Key, cancellationToken);
            var now = NotBefore(before, clock.GetUtcNow());
            if (await AnsweredAlreadyAsync(turn, before, now, cancellationToken) is { } outcome)
            {
                return outcome;
            }

            if (await TryRunAsync(turn, before, now, cancellationToken) is { } commit)
            {
                news.Publish(commit);
                TurnMetrics.Record(turn.Route, Stopwatch.GetElapsedTime(started));
                TurnMetrics.Committed(commit);
                return Outcome(commit);
            }
        }

        throw new DatabaseUnavailableException("Other nodes kept taking the conversation's turn.");
    }

    /// <summary>Whole milliseconds, as clients order by them; within a conversation time never goes back, even when the clock does.</summary>
    private static DateTimeOffset NotBefore(ConversationRecord? before, DateTimeOffset now)
    {
        var whole = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        return before is { } known && known.UpdatedAt >= whole ? known.UpdatedAt.AddMilliseconds(1) : whole;
    }

    private async Task<TurnOutcome?> AnsweredAlreadyAsync(IncomingTurn turn, ConversationRecord? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            return turn.Opening == Opening.MustExist ? TurnOutcome.NoConversation : null;
        }

        if (turn.Opening == Opening.MustBeNew)
        {
            return new TurnOutcome { Status = TurnStatus.Repeated };
        }

        if (await store.FindFirstAsync(turn, now - Memory, cancellationToken) is not { } first)
        {
            return null;
        }

        LogRepeated(logger, turn.Route, first.Seq);
        TurnMetrics.RecordRepeated(turn.Route);
        return new TurnOutcome
        {
            Status = TurnStatus.Repeated,
            ActivityId = JsonSerializer.Deserialize(first.Json, WireJson.Activity)?.Id,
            Replies = await store.RepliesToAsync(turn.Key, first.Seq, cancellationToken),
        };
    }

    /// <summary>Computes and commits; null when another node was faster.</summary>
    private async Task<TurnCommit?> TryRunAsync(IncomingTurn turn, ConversationRecord? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        TurnCommit commit;
        try
        {
            commit = await ComputeAsync(turn, before, now, cancellationToken);
            return await store.CommitAsync(commit) == WriteOutcome.Committed ? commit : null;
        }
#pragma warning disable CA1031 // The only catch-all: whatever a flow does, the customer is told and the conversation goes on.
        catch (Exception failure) when (failure is not OperationCanceledException and not DatabaseUnavailableException)
#pragma warning restore CA1031
        {
            commit = Apologise(turn, before, now, failure);
        }

        return await store.CommitAsync(commit) == WriteOutcome.Committed ? commit : null;
    }

    private async Task<TurnCommit> ComputeAsync(IncomingTurn turn, ConversationRecord? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = French;
        var draft = new TurnDraft(turn, before, now);
        if (!draft.TryReadState(out var state))
        {
            LogUnreadableState(logger);
            return draft.SetStateAside("unreadable");
        }

        if (!state.Ownership.BotAnswers)
        {
            await gate.OnTurnAsync(draft.Context, state, cancellationToken);
        }
        else if (turn.TextWasCut)
        {
            draft.Say(ConversationTexts.MessageTooLong, ReplyKinds.Reprompt);
        }
        else if (turn.Activity is { Type: ActivityTypes.Message } message && IsEmpty(message))
        {
            draft.Say(ConversationTexts.EmptyMessage, ReplyKinds.Reprompt);
        }
        else if (ConcernsFlows(turn.Activity, state))
        {
            await gate.OnTurnAsync(draft.Context, state, cancellationToken);
        }

        return draft.Finish(state);
    }

    private static bool IsEmpty(Activity message) =>
        string.IsNullOrWhiteSpace(message.Text) && message.Value is null && message.Attachments is not { Count: > 0 };

    private static bool ConcernsFlows(Activity activity, ConversationState state) => activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.EndOfConversation => true,
        ActivityTypes.ConversationUpdate => !state.Greeted && activity.MembersAdded is { Count: > 0 },
        _ => false,
    };

    private TurnCommit Apologise(IncomingTurn turn, ConversationRecord? before, DateTimeOffset now, Exception failure)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = French;
        var reference = ConversationIds.NewSecret(8).ToUpperInvariant();
        LogTurnFailed(logger, failure, reference, turn.Route);
        TurnMetrics.Failed.Add(1);
        var draft = new TurnDraft(turn, before, now);
        if (before?.FailedTurns + 1 >= Patience)
        {
            return draft.SetStateAside("failing");
        }

        if (!draft.TryReadState(out var state) || state.Ownership.Owner != Owner.Human)
        {
            draft.Say(ConversationTexts.TurnFailed(reference), ReplyKinds.Error);
        }

        return draft.FinishFailed();
    }

    private static TurnOutcome Outcome(TurnCommit commit) => new()
    {
        Status = TurnStatus.Done,
        ActivityId = commit.Incoming?.Activity.Id,
        Replies = [.. commit.Replies.Select(static reply => new LoggedActivity(reply.Seq, reply.Json))],
        ToSend = [.. commit.Replies.Select(static reply => reply.Activity)],
    };
}
