using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>How mail leaves. Without <see cref="Host"/> it is written as .eml files.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>SMTP server; null writes files instead.</summary>
    public string? Host { get; set; }

    /// <summary>1 to 65,535. Default 587 (submission).</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>Account at the server; null sends without signing in.</summary>
    public string? User { get; set; }

    /// <summary>Its password; from the environment or user secrets only.</summary>
    public string? Password { get; set; }

    /// <summary>Whether the connection must be encrypted (STARTTLS). Default: yes; only a server on this machine may go without.</summary>
    public bool StartTls { get; set; } = true;

    /// <summary>Sender of every mail: one plain address.</summary>
    public string From { get; set; } = DefaultFrom;

    /// <summary>Display name of the sender.</summary>
    public string FromName { get; set; } = "Support abonnements";

    /// <summary>Folder of the .eml files; relative to the data directory. Default <c>mail</c>.</summary>
    [Required]
    public string PickupDirectory { get; set; } = "mail";

    /// <summary>Mails to one recipient, or about one subject, within 24 hours, 1 to 1,000. Default 20. What exceeds it waits among the dead letters.</summary>
    [Range(1, 1_000)]
    public int MostPerSubjectPerDay { get; set; } = 20;

    /// <summary>Mails to anybody within an hour, 1 to 100,000. Default 500. What exceeds it waits among the dead letters.</summary>
    [Range(1, 100_000)]
    public int MostPerHour { get; set; } = 500;

    /// <summary>Bytes of attachments in one mail, 0 to 100,000,000. Default 15,000,000; files beyond are named in the text instead.</summary>
    [Range(0, 100_000_000)]
    public long MostAttachedBytes { get; set; } = 15_000_000;

    internal const string DefaultFrom = "support@supportbot.example";
}

/// <summary>Annotations, then what depends on one another.</summary>
[OptionsValidator]
internal sealed partial class MailAnnotationsValidator : IValidateOptions<MailOptions>;

internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var errors = Check(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Check(MailOptions options)
    {
        if (!Mailbox.TryParse(options.From, out _))
        {
            yield return $"Mail:From is '{options.From}': write one address such as support@example.com.";
        }

        if (options.Host is null)
        {
            yield break;
        }

        if (options.From == MailOptions.DefaultFrom)
        {
            yield return "Mail:From is missing: with Mail:Host set, mails need a sender that exists.";
        }

        if (options.User is not null && string.IsNullOrEmpty(options.Password))
        {
            yield return "Mail:Password is missing for Mail:User.";
        }

        if (!options.StartTls && !IsThisMachine(options.Host))
        {
            yield return $"Mail:StartTls is off for '{options.Host}': only a server on this machine may go without encryption.";
        }
    }

    private static bool IsThisMachine(string host) => host is "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address));
}
