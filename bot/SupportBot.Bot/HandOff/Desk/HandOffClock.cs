using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff.Desk;

/// <summary>
/// What happens because time passes: nobody accepts, an agent's console is gone, the queue advances, a customer has left before the answer. All of it
/// is read from the tables at each look, so nothing is lost with the process; leases keep nodes from doing the same thing at once.
/// </summary>
internal sealed partial class HandOffClock(WaitingWatch waiting, AgentMailWatch mails, LateCopyWatch copies, TimeProvider clock, ILogger<HandOffClock> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    /// <summary>One look. Whatever fails is looked at again.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await waiting.LookAsync(cancellationToken);
            await mails.LookAsync(cancellationToken);
            await copies.LookAsync(cancellationToken);
        }
        catch (DatabaseUnavailableException failure)
        {
            LogUnavailable(logger, failure);
        }
#pragma warning disable CA1031 // A row that fails must not stop the clock for all others.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(EventIds.HandOff + 1, LogLevel.Warning, "The hand-off clock cannot reach the database")]
    private static partial void LogUnavailable(ILogger logger, Exception failure);

    [LoggerMessage(EventIds.HandOff + 2, LogLevel.Error, "A look of the hand-off clock failed")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
