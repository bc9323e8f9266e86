using Microsoft.Extensions.Options;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff;

/// <summary>From the bot to people and back.</summary>
internal static class HandOffServices
{
    public static IServiceCollection AddHandOff(this IServiceCollection services)
    {
        services.AddOptions<BusinessHoursOptions>().BindConfiguration(BusinessHoursOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BusinessHoursOptions>, BusinessHoursOptionsValidator>();
        services.AddSingleton<IEffectWriter, RequestHandOffWriter>();
        services.AddSingleton<OpeningHours>();
        services.AddSingleton(static provider => provider.GetRequiredService<OpeningHours>().WorkingDays);
        return services;
    }
}
