using Microsoft.Extensions.Options;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Bot.HandOff.Hub;
using SupportBot.Bot.HandOff.Teams;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff;

/// <summary>From the bot to people and back.</summary>
internal static class HandOffServices
{
    public static IServiceCollection AddHandOff(this IServiceCollection services)
    {
        services.AddOptions<BusinessHoursOptions>().BindConfiguration(BusinessHoursOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BusinessHoursOptions>, BusinessHoursOptionsValidator>();
        services.AddOptions<HandOffOptions>().BindConfiguration(HandOffOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<HandOffOptions>, HandOffOptionsValidator>();
        services.AddSingleton<IEffectWriter, RequestHandOffWriter>().AddSingleton<IEffectWriter, HandOffMovedWriter>();
        services.AddSingleton<IEffectWriter, ForgetHandOffWriter>().AddSingleton<IEffectWriter, AgentSpokeWriter>();
        services.AddSingleton<ConsoleHub>().AddSingleton<AgentPresence>().AddSingleton<IFigures, HandOffFigures>();
        services.AddSingleton<WaitingRoom>().AddSingleton<IWaitingRoom>(static provider => provider.GetRequiredService<WaitingRoom>());
        services.AddSingleton<IEffectWriter, PlaceToldWriter>().AddSingleton<IEffectWriter, EscalationReasonWriter>().AddSingleton<AgentSigns>();
        services.AddSingleton<IEffectWriter, CopyCaseLaterWriter>().AddSingleton<LateCopyWatch>();
        services.AddSingleton<WaitingWatch>().AddSingleton<AgentMailWatch>();
        services.AddSingleton<HandOffClock>().AddHostedService(static provider => provider.GetRequiredService<HandOffClock>());
        services.AddHub().AddTeamsDesk();
        services.AddSingleton<CustomerWindows>().AddSingleton<DeskRecords>().AddSingleton<HandOffDesk>();
        services.AddSingleton<OpeningHours>();
        services.AddSingleton(static provider => provider.GetRequiredService<OpeningHours>().WorkingDays);
        return services;
    }
}
