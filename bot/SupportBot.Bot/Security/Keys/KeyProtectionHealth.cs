using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SupportBot.Bot.Security.Keys;

/// <summary>Says that the keys in the database lie open there. That is no reason to send no visitors: the check degrades and does not fail.</summary>
internal sealed class KeyProtectionHealth(KeySealer sealer, IHostEnvironment environment) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        sealer.IsOn || environment.IsDevelopment() ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}
