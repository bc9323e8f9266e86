using System.Globalization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Privacy;

/// <summary>Lets go what has been kept long enough. Deleting twice is deleting once, so several nodes may do it.</summary>
internal sealed class Retention(IDatabase database, MailFolder mails, IOptions<RetentionOptions> options, TimeProvider clock)
{
    /// <summary>A unit stays short, so that turns do not wait for it.</summary>
    private const int AtOnce = 100;

    /// <summary>A reminder that was asked for needs the address of its conversation until it is sent.</summary>
    private const string OldConversations =
        """
        SELECT id FROM conversations WHERE updated_at < $1
          AND NOT EXISTS (SELECT 1 FROM cases WHERE cases.conversation_id = conversations.id)
          AND NOT EXISTS (SELECT 1 FROM reminders WHERE reminders.conversation_id = conversations.id AND reminders.state = 'active')
        ORDER BY updated_at LIMIT $2
        """;

    private const string OldCases = "SELECT reference FROM cases WHERE COALESCE(done_at, updated_at) < $1 ORDER BY updated_at LIMIT $2";

    /// <summary>Everything that is due; says how many conversations and cases went.</summary>
    public async Task<(int Conversations, int Cases)> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var limits = options.Value;
        var cases = await DeleteAsync(OldCases, now.AddMonths(-limits.CaseMonths), Erasure.OfCase, cancellationToken);
        var conversations = await DeleteAsync(OldConversations, now.AddDays(-limits.ConversationDays), WordsOfConversation, cancellationToken);
        foreach (var table in KeptTables.All.Where(static table => table.Since is not null))
        {
            await database.WriteAsync([SqlStatement.Of($"DELETE FROM {table.Name} WHERE {table.Since} < $1", Limit(table.Class, limits, now))]);
        }

        foreach (var table in KeptTables.All.Where(static table => table.SinceDay is not null))
        {
            var day = Limit(table.Class, limits, now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            await database.WriteAsync([SqlStatement.Of($"DELETE FROM {table.Name} WHERE {table.SinceDay} < $1", day)]);
        }

        mails.RemoveOlder(now.AddDays(-limits.DeliveryDays));
        return (conversations, cases);
    }

    /// <summary>Figures about it, which hold no words, have a time of their own.</summary>
    private static IEnumerable<SqlStatement> WordsOfConversation(string conversation) =>
        Erasure.OfConversation(conversation, static table => table.Class == RetentionClass.WithItsOwner);

    private static DateTimeOffset Limit(RetentionClass of, RetentionOptions limits, DateTimeOffset now) => of switch
    {
        RetentionClass.Insights => now.AddMonths(-limits.InsightMonths),
        RetentionClass.Deliveries => now.AddDays(-limits.DeliveryDays),
        RetentionClass.Audit => now.AddMonths(-limits.AuditMonths),
        _ => throw new ArgumentOutOfRangeException(nameof(of)),
    };

    private async Task<int> DeleteAsync(string select, DateTimeOffset before, Func<string, IEnumerable<SqlStatement>> deletes, CancellationToken cancellationToken)
    {
        var total = 0;
        IReadOnlyList<string> due;
        do
        {
            due = await database.QueryAsync(SqlStatement.Of(select, before, AtOnce), static reader => reader.GetString(0), cancellationToken);
            foreach (var one in due)
            {
                await database.WriteAsync([.. deletes(one)]);
            }

            total += due.Count;
        }
        while (due.Count == AtOnce && !cancellationToken.IsCancellationRequested);
        return total;
    }
}

/// <summary>Runs <see cref="Retention"/> once a day.</summary>
internal sealed partial class RetentionJob(Retention retention, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionJob> logger) : BackgroundService
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        await Task.Delay(FirstAfter, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using var timer = new PeriodicTimer(Every, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (conversations, cases) = await retention.RunAsync(stoppingToken);
                LogDone(logger, conversations, cases);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (DatabaseUnavailableException failure)
            {
                LogUnavailable(logger, failure);
                await Task.Delay(FirstAfter, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(EventIds.Privacy + 1, LogLevel.Information, "Retention: {Conversations} conversations and {Cases} cases were kept long enough and are deleted")]
    private static partial void LogDone(ILogger logger, int conversations, int cases);

    [LoggerMessage(EventIds.Privacy + 2, LogLevel.Warning, "Retention: the database is unavailable; it is tried again")]
    private static partial void LogUnavailable(ILogger logger, Exception failure);
}
