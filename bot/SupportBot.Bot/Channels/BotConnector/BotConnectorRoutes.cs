using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Bot.Channels.BotConnector.Teams;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>The Bot Connector protocol, for Teams and the playground.</summary>
internal static class BotConnectorRoutes
{
    public static IServiceCollection AddBotConnector(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BotConnectorOptions>().BindConfiguration(BotConnectorOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotConnectorOptions>, BotConnectorOptionsValidator>();
        services.AddBotConnectorAuthentication(configuration);
        services.AddSingleton<MessagesEndpoint>();
        services.AddSingleton(static provider => new ConnectorClient(
            new HttpClient(GuardedHandler.Create()) { Timeout = provider.GetRequiredService<IOptions<BotConnectorOptions>>().Value.SendTimeout },
            provider.GetRequiredService<ServiceUrlPolicy>(),
            provider.GetRequiredService<ConnectorTokens>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Installations>().AddSingleton<TypingSignal>().AddSingleton<IProactiveSender, ProactiveSender>();
        services.AddSingleton<IOutboxSender, ReplyDelivery>().AddSingleton<IOutboxSender, CardUpdateDelivery>();
        return services;
    }

    public static void MapBotConnector(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", routes.ServiceProvider.GetRequiredService<MessagesEndpoint>().PostAsync);
}
