using Microsoft.Extensions.Options;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Reminders;

/// <summary>Reminders of the end of contracts.</summary>
internal static class ReminderServices
{
    public static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddOptions<ReminderOptions>().BindConfiguration(ReminderOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReminderOptions>, ReminderOptionsValidator>();
        services.AddSingleton<ReminderStore>().AddSingleton<ReminderLinks>().AddSingleton<ReminderWords>().AddSingleton<JobLease>();
        services.AddSingleton<IEffectWriter, AskReminderWriter>().AddSingleton<IEffectWriter, StopReminderWriter>();
        services.AddSingleton<ICardAction, ReminderCardActions>().AddSingleton<IOutboxSender, ReminderSender>();
        services.AddSingleton<ReminderJob>().AddHostedService(static provider => provider.GetRequiredService<ReminderJob>());
        return services;
    }

    /// <summary>The hourly cleaning.</summary>
    public static IServiceCollection AddCleanUp(this IServiceCollection services) =>
        services.AddSingleton<CleanUp>().AddHostedService(static provider => provider.GetRequiredService<CleanUp>());
}
