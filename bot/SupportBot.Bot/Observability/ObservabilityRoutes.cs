using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Security.Keys;

namespace SupportBot.Bot.Observability;

/// <summary>Health for the platform, figures for the operator.</summary>
internal static class ObservabilityRoutes
{
    private const string Ready = "ready";
    private const string PrometheusType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly HttpMethodMetadata ReadOnly = new([HttpMethods.Get]);

    private static readonly IPNetwork[] Private = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    /// <summary>Whoever counts something: touched at start, so that each figure is named before it has counted anything.</summary>
    private static readonly Type[] Counting = [typeof(TurnMetrics), typeof(HandOffMetrics), typeof(ConnectorMetrics), typeof(OutboxWorker)];

    public static IServiceCollection AddObservability(this IServiceCollection services)
    {
        services.AddSingleton<PrometheusText>().AddSingleton<FiguresNow>().AddSingleton<SpanLog>();
        services.AddOptions<TracingOptions>().BindConfiguration(TracingOptions.Section).ValidateOnStart();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [Ready]).AddCheck<KnowledgeHealth>("knowledge", tags: [Ready])
            .AddCheck<WarmUp>("warm", tags: [Ready]).AddCheck<KeyProtectionHealth>("keys", tags: [Ready]);
        return services;
    }

    public static void MapObservability(this IEndpointRouteBuilder routes)
    {
        // Made now, so that it counts from the start.
        var metrics = routes.ServiceProvider.GetRequiredService<PrometheusText>();
        Array.ForEach(Counting, static type => RuntimeHelpers.RunClassConstructor(type.TypeHandle));
        TurnMetrics.Failed.Add(0); // From nought, so that the first failure is a rise.
        routes.ServiceProvider.GetRequiredService<SpanLog>();
        // Mapped as they come they would take any method, TRACE among them.
        routes.MapHealthChecks("/health/live", Answer(static _ => false)).WithMetadata(ReadOnly);
        routes.MapHealthChecks("/health/ready", Answer(static check => check.Tags.Contains(Ready))).WithMetadata(ReadOnly);
        var figures = routes.ServiceProvider.GetRequiredService<FiguresNow>();
        routes.MapGet("/metrics", context => PrintAsync(context, metrics, figures));
    }

    /// <summary>Names of the checks and whether they pass: nothing more is told to strangers.</summary>
    private static HealthCheckOptions Answer(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = static (context, report) =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            var checks = string.Join(",", report.Entries.Select(static entry => $"\"{entry.Key}\":\"{Word(entry.Value.Status)}\""));
            var whole = report.Status == HealthStatus.Unhealthy ? report.Status : HealthStatus.Healthy;
            return context.Response.WriteAsync($"{{\"status\":\"{Word(whole)}\",\"checks\":{{{checks}}}}}", context.RequestAborted);
        },
    };

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Unhealthy => "unavailable",
        HealthStatus.Degraded => "degraded",
        _ => "ok",
    };

    private static async Task PrintAsync(HttpContext context, PrometheusText metrics, FiguresNow figures)
    {
        // Figures are for the machine's or the cluster's own scraper: whoever comes from the outside is told that there is nothing here.
        if (!IsInside(context.Connection.RemoteIpAddress))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var now = await figures.ReadAsync(context.RequestAborted);
        context.Response.ContentType = PrometheusType;
        await context.Response.WriteAsync(metrics.Print(now), context.RequestAborted);
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
