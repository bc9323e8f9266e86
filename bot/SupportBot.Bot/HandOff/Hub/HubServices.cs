using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.HandOff.Hub;

/// <summary>The outside agent hub, both ways.</summary>
internal static class HubServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddHub(this IServiceCollection services)
    {
        services.AddOptions<HubOptions>().BindConfiguration(HubOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HubOptions>, HubOptionsValidator>();
        services.AddSingleton<HubLetters>().AddSingleton<HubEndpoint>().AddSingleton<IEffectWriter, TellHubWriter>();
        return services.AddSingleton<IOutboxSender>(static provider => new HubSender(
            provider.GetRequiredService<HubLetters>(),
            new HttpClient(GuardedHandler.Create()) { Timeout = Patience },
            provider.GetRequiredService<IOptions<HubOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Where the hub answers: <c>POST /api/handoff</c>.</summary>
    public static void MapAgentHub(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<HubEndpoint>();
        routes.MapPost("/api/handoff", endpoint.PostAsync).RequireRateLimiting(RateLimits.Post);
    }
}
