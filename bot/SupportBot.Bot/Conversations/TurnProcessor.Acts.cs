using System.Globalization;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Conversations;

/// <summary>Turns that the customer did not start: an agent acts, a time is over. The same lock, version check and transcript as for any turn.</summary>
internal sealed partial class TurnProcessor
{
    /// <summary>Runs an act in the conversation's turn.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing was written.</exception>
    public async Task<ActStatus> ActAsync(ConversationKey key, ConversationAct act, CancellationToken cancellationToken)
    {
        using var span = Traces.Start("turn", "supportbot.route", "act");
        using var ours = await locks.EnterAsync(key, cancellationToken);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = French;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.LoadAsync(key, cancellationToken) is not { } before || await store.FindAddressAsync(key, cancellationToken) is not var (channel, reference))
            {
                return ActStatus.NoConversation;
            }

            var now = NotBefore(before, clock.GetUtcNow());
            var turn = ConversationReferences.ToUnpromptedTurn(key, channel, reference) with { ClientActivityId = act.MessageId, Files = act.Files };
            if (await store.FindFirstAsync(turn, now - Memory, cancellationToken) is not null)
            {
                return ActStatus.Repeated;
            }

            var draft = new TurnDraft(turn, before, now);
            if (!draft.TryReadState(out var state) || !await act.RunAsync(draft.Context, state, cancellationToken))
            {
                return ActStatus.Refused;
            }

            var commit = draft.Finish(state);
            if (await store.CommitAsync(commit) == WriteOutcome.Committed)
            {
                news.Publish(commit);
                TurnMetrics.Committed(commit);
                return ActStatus.Done;
            }
        }

        throw new DatabaseUnavailableException("Other nodes kept taking the conversation's turn.");
    }
}

/// <summary>What is done in a turn that the customer did not start.</summary>
/// <param name="RunAsync">Reads and changes the state, adds replies and effects; false when nothing is to be kept. Called again when another node was faster.</param>
internal sealed record ConversationAct(Func<ITurnContext, ConversationState, CancellationToken, ValueTask<bool>> RunAsync)
{
    /// <summary>Id by which a second sending of the same message is noticed; null for acts that say nothing of their own.</summary>
    public string? MessageId { get; init; }

    /// <summary>Files that go with what is said, already sniffed; stored in the same transaction.</summary>
    public IReadOnlyList<ReceivedFile> Files { get; init; } = [];
}

/// <summary>How an act ended.</summary>
internal enum ActStatus
{
    /// <summary>Committed.</summary>
    Done,

    /// <summary>The act itself declined, or the state cannot be read: nothing was changed.</summary>
    Refused,

    /// <summary>It had been done before: nothing was changed.</summary>
    Repeated,

    /// <summary>There is no such conversation.</summary>
    NoConversation,
}
