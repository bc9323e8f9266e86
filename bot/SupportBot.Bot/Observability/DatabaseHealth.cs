using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Observability;

/// <summary>Ready when the database answers a read and takes a write.</summary>
internal sealed class DatabaseHealth(IDatabase database) : IHealthCheck
{
    private const string Read = "SELECT COUNT(*) FROM schema_version";

    /// <summary>Changes nothing, yet the engine must be able to write to run it.</summary>
    private const string Write = "DELETE FROM secrets WHERE name = ''";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.QueryAsync(SqlStatement.Of(Read), static reader => reader.GetInt64(0), cancellationToken);
            await database.WriteAsync([SqlStatement.Of(Write)]).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (failure is DatabaseUnavailableException or DbException)
        {
            return HealthCheckResult.Unhealthy(exception: failure);
        }
    }
}
