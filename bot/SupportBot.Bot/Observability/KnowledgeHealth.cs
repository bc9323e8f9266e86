using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportBot.Knowledge;

namespace SupportBot.Bot.Observability;

/// <summary>Ready when there is something to answer with.</summary>
internal sealed class KnowledgeHealth(KnowledgeBase knowledge) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(knowledge.Current.Entries.Count > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The knowledge is empty."));
}
