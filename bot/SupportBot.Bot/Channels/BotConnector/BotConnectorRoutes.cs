using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>The Bot Connector protocol, for Teams and the playground.</summary>
internal static class BotConnectorRoutes
{
    public static IServiceCollection AddBotConnector(this IServiceCollection services)
    {
        services.AddOptions<BotConnectorOptions>().BindConfiguration(BotConnectorOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotConnectorOptions>, BotConnectorOptionsValidator>();
        services.AddSingleton<ConnectorGate>().AddSingleton<MessagesEndpoint>();
        services.AddSingleton(static provider => new ConnectorClient(
            new HttpClient(LoopbackConnections.Handler()) { Timeout = provider.GetRequiredService<IOptions<BotConnectorOptions>>().Value.SendTimeout },
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReplySender>().AddHostedService(static provider => provider.GetRequiredService<ReplySender>());
        return services;
    }

    public static void MapBotConnector(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", routes.ServiceProvider.GetRequiredService<MessagesEndpoint>().PostAsync);
}
