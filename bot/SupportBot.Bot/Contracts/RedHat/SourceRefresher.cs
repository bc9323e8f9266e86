using Microsoft.Extensions.Options;
using SupportBot.Bot.Contracts.Import;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Contracts.RedHat;

/// <summary>
/// Reads the live sources in the background, so that no turn waits for them: people see what the source said last, with its date, also while it is down.
/// Several nodes may do so: whoever finds an organisation due takes it by one conditional statement.
/// </summary>
internal sealed partial class SourceRefresher(
    IEnumerable<IContractStatusSource> sources, SourceStates states, ContractImporter importer, IOptions<RedHatOptions> options, TimeProvider clock,
    ILogger<SourceRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>Reads what is due, once.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            foreach (var organisation in source.Organisations)
            {
                var now = clock.GetUtcNow();
                if (await states.TryTakeAsync(organisation, source.Name, now, cancellationToken) is { } taken)
                {
                    await RefreshAsync(source, organisation, taken, cancellationToken);
                }
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (sources.All(static source => source.Organisations.Count == 0))
        {
            return;
        }

        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (DatabaseUnavailableException failure)
            {
                LogDatabase(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(IContractStatusSource source, string organisation, OrganisationId id, CancellationToken cancellationToken)
    {
        var answer = await source.ReadAsync(organisation, cancellationToken);
        var now = clock.GetUtcNow();
        if (answer.Contracts is not { } contracts)
        {
            await states.FailedAsync(id, source.Name, answer.Failure ?? "unknown", now);
            LogFailed(logger, source.Name, answer.Failure);
            return;
        }

        var summary = await importer.RunAsync(contracts, source.Name, isTrial: false, now, cancellationToken);
        await states.ReadAsync(id, source.Name, now, now + options.Value.Every);
        LogRead(logger, source.Name, contracts.Count, summary.Added, summary.Changed);
    }

    [LoggerMessage(1702, LogLevel.Information, "Source {Source} read: {Count} contracts, {Added} added, {Changed} changed")]
    private static partial void LogRead(ILogger logger, string source, int count, int added, int changed);

    [LoggerMessage(1703, LogLevel.Warning, "Source {Source} cannot be read: {Failure}. The last known contracts stand")]
    private static partial void LogFailed(ILogger logger, string source, string? failure);

    [LoggerMessage(1704, LogLevel.Error, "Contracts cannot be refreshed now: the database is not available")]
    private static partial void LogDatabase(ILogger logger, Exception failure);
}
