using System.Net;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.Observability;

/// <summary>Health for the platform, figures for the operator.</summary>
internal static class ObservabilityRoutes
{
    private const string Ready = "ready";
    private const string PrometheusType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly IPNetwork[] Private = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    public static IServiceCollection AddObservability(this IServiceCollection services)
    {
        services.AddSingleton<PrometheusText>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [Ready]).AddCheck<KnowledgeHealth>("knowledge", tags: [Ready])
            .AddCheck<WarmUp>("warm", tags: [Ready]);
        return services;
    }

    public static void MapObservability(this IEndpointRouteBuilder routes)
    {
        // Made now, so that it counts from the start.
        var metrics = routes.ServiceProvider.GetRequiredService<PrometheusText>();
        routes.MapHealthChecks("/health/live", Answer(static _ => false));
        routes.MapHealthChecks("/health/ready", Answer(static check => check.Tags.Contains(Ready)));
        routes.MapGet("/metrics", context => PrintAsync(context, metrics));
    }

    /// <summary>Names of the checks and whether they pass: nothing more is told to strangers.</summary>
    private static HealthCheckOptions Answer(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = static (context, report) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            var checks = string.Join(",", report.Entries.Select(static entry => $"\"{entry.Key}\":\"{Word(entry.Value.Status)}\""));
            return context.Response.WriteAsync($"{{\"status\":\"{Word(report.Status)}\",\"checks\":{{{checks}}}}}", context.RequestAborted);
        },
    };

    private static string Word(HealthStatus status) => status == HealthStatus.Unhealthy ? "unavailable" : "ok";

    private static Task PrintAsync(HttpContext context, PrometheusText metrics)
    {
        // Figures are for the machine's or the cluster's own scraper: whoever comes from the outside is told that there is nothing here.
        if (!IsInside(context.Connection.RemoteIpAddress))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = PrometheusType;
        return context.Response.WriteAsync(metrics.Print(), context.RequestAborted);
    }

    private static bool IsInside(IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.IsIPv6UniqueLocal || Array.Exists(Private, network => network.Contains(plain));
    }
}
