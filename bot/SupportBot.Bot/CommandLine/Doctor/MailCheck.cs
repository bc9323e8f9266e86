using Microsoft.Extensions.Options;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>Would mail leave? With an address given, it does.</summary>
internal static class MailCheck
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<IOptions<MailOptions>>().Value;
        var findings = new List<Finding>
        {
            options.Host is { } host
                ? await new SmtpProbe(options, services.GetRequiredService<TimeProvider>()).LookAsync(host, cancellationToken)
                : Finding.Note("mail", $"Mail:Host is not set: mails are written as .eml files into the folder {options.PickupDirectory}, and nobody gets them."),
        };
        if (trial.MailTo is { } address && findings[0].Health != Health.ToMend)
        {
            findings.Add(await SendAsync(services, address, cancellationToken));
        }

        return findings;
    }

    private static async Task<Finding> SendAsync(IServiceProvider services, string address, CancellationToken cancellationToken)
    {
        var key = $"doctor:{Guid.NewGuid():N}";
        var letter = new MailLetter(address, "Essai d'envoi", "Bonjour,\n\nCe message vérifie que les courriels du support partent. Vous n'avez rien à faire.");
        using var message = services.GetRequiredService<MailComposer>().Compose(letter, key, []);
        if (message is null)
        {
            return Finding.ToMend("test mail", $"{address} is not one plain address.");
        }

        var result = await services.GetRequiredService<IMailTransport>().SendAsync(message, $"doctor-{key[^8..]}", cancellationToken);
        return result.Delivery == Delivery.Sent
            ? Finding.Ok("test mail", $"Handed over for {address}: look whether it arrives, and not among the unwanted.")
            : Finding.ToMend("test mail", $"Not taken ({result.Failure}). The server's own log says more.");
    }
}
