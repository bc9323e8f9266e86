using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Sessions;

/// <summary>Counts, every minute, the sessions that have ended.</summary>
internal sealed partial class SessionCounting(SessionCounter counter, TimeProvider clock, ILogger<SessionCounting> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await CountAsync(stoppingToken);
        }
    }

    private async Task CountAsync(CancellationToken stopping)
    {
        try
        {
            await counter.CountAsync(stopping);
        }
        catch (DatabaseUnavailableException failure)
        {
            // The mark has not moved: the next minute counts them.
            LogUnavailable(logger, failure);
        }
#pragma warning disable CA1031 // A conversation that cannot be counted must not stop the server; it is logged every minute until somebody looks.
        catch (Exception failure) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(EventIds.Insights + 1, LogLevel.Warning, "Sessions: the database cannot serve; they are counted later")]
    private static partial void LogUnavailable(ILogger logger, Exception failure);

    [LoggerMessage(EventIds.Insights + 2, LogLevel.Error, "Sessions: counting failed")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
