using Microsoft.Extensions.Options;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Privacy;

/// <summary>Export, erasure and retention of what is kept of people.</summary>
internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        services.AddSingleton<SubjectFinder>().AddSingleton<Mentions>().AddSingleton<MailFolder>();
        services.AddSingleton<Export>().AddSingleton<Erasure>().AddSingleton<Retention>();
        services.AddSingleton<KnownAddresses>().AddSingleton<DataLinks>().AddSingleton<IEffectWriter, OfferCopyWriter>();
        services.AddSingleton<IEffectWriter, EraseSoonWriter>().AddSingleton<IOutboxSender, ErasureSender>();
        return services.AddHostedService<RetentionJob>();
    }
}
