using SupportBot.Bot.Contracts.Reports;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Privacy;
using SupportBot.Bot.Security.Codes;
using SupportBot.Bot.Security.HostPage;
using SupportBot.Bot.Security.Quotas;

namespace SupportBot.Bot.Reminders;

/// <summary>
/// Once an hour, forgets what is over: codes, uses that no rule counts any more, proofs, reports, tokens of the host page. Deleting twice is harmless, so
/// every node does it.
/// </summary>
internal sealed partial class CleanUp(
    OneTimeCodes codes, SlidingQuota quota, ContractReports reports, AddressProofs proofs, DataLinks dataLinks, UsedHostTokens hostTokens, IDatabase database, TimeProvider clock, ILogger<CleanUp> logger) : BackgroundService
{
    private const string DeleteProofs = "DELETE FROM proven_viewers WHERE seen_at <= $1";

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>No rule looks back further than a day, and no proof lasts so long.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Forgets what is over now.</summary>
    public async Task RunAsync()
    {
        var now = clock.GetUtcNow();
        await codes.CleanAsync(now);
        await quota.CleanAsync(now - Kept);
        await reports.CleanAsync(now);
        await proofs.CleanAsync(now);
        await dataLinks.CleanAsync(now);
        await hostTokens.CleanAsync(now);
        await database.WriteAsync([SqlStatement.Of(DeleteProofs, now - Kept)]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunAsync();
            }
            catch (DatabaseUnavailableException failure)
            {
                LogDatabase(logger, failure);
            }
        }
    }

    [LoggerMessage(ReminderEvents.First + 10, LogLevel.Warning, "Nothing can be cleaned up now: the database is not available")]
    private static partial void LogDatabase(ILogger logger, Exception failure);
}
