using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.BotConnector.Authentication;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>Does the authority give the bot a token for its channels?</summary>
internal static class ChannelsCheck
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var registration = services.GetRequiredService<IOptions<BotRegistrationOptions>>().Value;
        if (!registration.HasAppId)
        {
            return [Finding.Note("channels", "BotConnector:AppId is not set: Teams and Microsoft's other channels are off; the web chat needs none of it.")];
        }

        var issued = await services.GetRequiredService<ITokenIssuer>().RequestAsync(cancellationToken);
        return issued.Status switch
        {
            OutboundTokenStatus.Granted => [Finding.Ok("channels", $"The authority gives a token, good for {issued.Life.TotalMinutes:0} minutes.")],
            OutboundTokenStatus.Unavailable =>
                [Finding.ToMend("channels", $"{registration.LoginAuthority} does not answer ({issued.Detail}). Let the machine out to it, or mend BotConnector:LoginAuthority.")],
            _ => [Finding.ToMend("channels", $"The authority refuses the bot ({issued.Detail}). BotConnector:AppId, TenantId and AppPassword must be those of the registration; secrets there run out.")],
        };
    }
}
