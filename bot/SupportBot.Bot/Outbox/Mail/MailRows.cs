using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>Puts letters into the outbox, under the caps that keep the product from flooding anybody.</summary>
internal sealed class MailRows(IOptions<OutboxOptions> outbox, IOptions<MailOptions> mail)
{
    /// <param name="key">Idempotency key.</param>
    /// <param name="letter">The letter.</param>
    /// <param name="subject">Whom the daily cap counts; null counts by recipient.</param>
    /// <param name="notBefore">Null sends at once.</param>
    /// <param name="now">The present instant.</param>
    public SqlStatement Add(string key, MailLetter letter, string? subject, DateTimeOffset? notBefore, DateTimeOffset now)
    {
        var message = new OutboxMessage(OutboxKinds.Mail, key, JsonSerializer.Serialize(letter, MailJson.Default.MailLetter))
        {
            Case = letter.Case,
            Subject = subject ?? letter.To.ToLowerInvariant(),
            NotBefore = notBefore,
        };
        return OutboxRows.AddCapped(message, outbox.Value, mail.Value.MostPerSubjectPerDay, mail.Value.MostPerHour, now);
    }
}

/// <summary>Writes <see cref="SendMail"/> effects.</summary>
internal sealed class SendMailWriter(MailRows rows) : EffectWriter<SendMail>
{
    protected override IEnumerable<SqlStatement> Write(SendMail effect, EffectScope scope) =>
        [rows.Add(effect.Key, effect.Letter, effect.Subject, effect.NotBefore, scope.Now)];
}
