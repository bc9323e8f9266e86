using Microsoft.Extensions.Options;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Forgets sessions, links and tries that are over, once an hour.</summary>
internal sealed partial class ConsoleHousekeeping(
    SessionStore sessions, SignInThrottle throttle, OneTimeLinks links, IOptions<ConsoleOptions> options, TimeProvider clock, ILogger<ConsoleHousekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var now = clock.GetUtcNow();
                await sessions.CleanAsync(now, options.Value.Idle);
                await throttle.CleanAsync(now);
                await links.CleanAsync(now);
            }
            catch (DatabaseUnavailableException failure)
            {
                LogLater(logger, failure);
            }
        }
    }

    [LoggerMessage(EventIds.AgentConsole + 11, LogLevel.Warning, "The console's housekeeping is put off for an hour: the database is unavailable")]
    private static partial void LogLater(ILogger logger, Exception failure);
}
