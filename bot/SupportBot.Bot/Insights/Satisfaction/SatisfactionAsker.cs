using SupportBot.Bot.Conversations;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>
/// Asks, once per resolved case, how the customer found the help: in the chat while he is there, else by one mail. Looks for cases that are done, however
/// they became so (the desk, the console, a command), so that nobody who closes a case has to think of it.
/// </summary>
internal sealed class SatisfactionAsker(
    SatisfactionStore store, SatisfactionMail mail, TurnProcessor turns, ConversationHub windows, IDatabase database, OutboxSignal outbox, TimeProvider clock)
{
    /// <summary>A case that is reopened within it was closed by mistake: nobody was asked.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>Whoever said something within it is still there.</summary>
    public static readonly TimeSpan Presence = TimeSpan.FromMinutes(10);

    /// <summary>What was closed before is not asked about: a question that comes days later annoys.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>Asks about all that is due.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var resolved in await store.DueAsync(now - Window, now - Pause, cancellationToken))
        {
            await AskAsync(resolved, now, cancellationToken);
        }
    }

    private async Task AskAsync(ResolvedCase resolved, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (resolved.IsAbandoned)
        {
            await database.WriteAsync([SatisfactionRows.Asked(resolved, SatisfactionWay.None, null, now)]);
        }
        else if (resolved.IsAlwaysThere || now - resolved.LastWord < Presence || windows.IsFollowed(resolved.Conversation))
        {
            await AskInChatAsync(resolved, cancellationToken);
        }
        else if (Mailbox.TryParse(resolved.Email, out var mailbox))
        {
            if (await database.WriteAsync(mail.Ask(resolved, mailbox.Address, now)) == WriteOutcome.Committed)
            {
                outbox.Ring();
            }
        }
        else
        {
            await database.WriteAsync([SatisfactionRows.Asked(resolved, SatisfactionWay.None, null, now)]);
        }
    }

    /// <summary>While a person has the conversation, or a form is open, nothing is asked: it is looked at again next time.</summary>
    private Task AskInChatAsync(ResolvedCase resolved, CancellationToken cancellationToken)
    {
        return turns.ActAsync(resolved.Conversation, new ConversationAct(RunAsync), cancellationToken);

        async ValueTask<bool> RunAsync(ITurnContext turn, ConversationState state, CancellationToken token)
        {
            if (!state.Ownership.BotAnswers || state.Dialogs.Stack.Count > 0 || await store.WasAskedAsync(resolved.Reference, token))
            {
                return false;
            }

            state.Score = new AwaitedScore { Case = resolved.Reference };
            await turn.SendActivityAsync(SatisfactionQuestion.Ask(resolved.Reference), token);
            turn.AddEffect(new ScoreAsked(resolved));
            return true;
        }
    }
}

/// <summary>Runs <see cref="SatisfactionAsker"/> every few seconds.</summary>
internal sealed partial class SatisfactionAsking(SatisfactionAsker asker, TimeProvider clock, ILogger<SatisfactionAsking> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await AskAsync(stoppingToken);
        }
    }

    private async Task AskAsync(CancellationToken stopping)
    {
        try
        {
            await asker.AskAsync(stopping);
        }
        catch (DatabaseUnavailableException failure)
        {
            LogUnavailable(logger, failure);
        }
#pragma warning disable CA1031 // One case that cannot be asked about must not stop the server.
        catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(EventIds.Insights + 3, LogLevel.Warning, "Satisfaction: the database cannot serve; customers are asked later")]
    private static partial void LogUnavailable(ILogger logger, Exception failure);

    [LoggerMessage(EventIds.Insights + 4, LogLevel.Error, "Satisfaction: asking failed")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
