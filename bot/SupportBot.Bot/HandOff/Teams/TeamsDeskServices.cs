using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.HandOff.Teams;

/// <summary>Agents in Teams.</summary>
internal static class TeamsDeskServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddTeamsDesk(this IServiceCollection services)
    {
        services.AddOptions<TeamsDeskOptions>().BindConfiguration(TeamsDeskOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsDeskOptions>, TeamsDeskOptionsValidator>();
        services.AddSingleton<TeamsDesk>().AddSingleton<IEffectWriter, TellTeamsWriter>().AddSingleton<IOutboxSender, TeamsSender>();
        return services.AddSingleton(static provider => new TeamsChannel(
            new HttpClient(GuardedHandler.Create()) { Timeout = Patience },
            provider.GetRequiredService<ServiceUrlPolicy>(),
            provider.GetRequiredService<ConnectorTokens>(),
            provider.GetRequiredService<IOptions<TeamsDeskOptions>>()));
    }
}
