using Microsoft.Extensions.Options;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox;

/// <summary>Everything that leaves.</summary>
internal static class OutboxServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration(OutboxOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>();
        services.AddSingleton<OutboxStore>().AddSingleton<OutboxSignal>().AddSingleton<OutboxWorker>().AddSingleton<DeadLetters>().AddSingleton<IFigures, OutboxFigures>();
        services.AddSingleton<IEffectWriter, EnqueueWriter>().AddSingleton<ChatNewsRows>();
        services.AddHostedService<OutboxDispatcher>();
        return services.AddMail();
    }

    private static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailAnnotationsValidator>().AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddSingleton<MailComposer>().AddSingleton<MailRows>().AddSingleton<IEffectWriter, SendMailWriter>();
        services.AddSingleton(Transport);
        return services.AddSingleton<IOutboxSender, MailSender>();
    }

    private static IMailTransport Transport(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>();
        if (options.Value.Host is not null)
        {
            return new SmtpTransport(options);
        }

        var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var data = PersistenceServices.DataDirectory(storage, services.GetRequiredService<IHostEnvironment>());
        return new PickupTransport(Directory.CreateDirectory(Path.Combine(data, options.Value.PickupDirectory)).FullName);
    }
}
