using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>The question by mail: one letter with a link that works once. The link holds 128 random bits, of which only the hash is stored.</summary>
internal sealed class SatisfactionMail(MailRows mails, IOptions<UploadLinkOptions> links)
{
    private const int TokenBytes = 16;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The letter and the note that it was sent, for one transaction.</summary>
    public IReadOnlyList<SqlStatement> Ask(ResolvedCase resolved, string email, DateTimeOffset now)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var address = new Uri(links.Value.PublicAddress, $"/avis/{token}");
        var until = ParisTime.WallClock(now + SatisfactionRows.Validity).ToString("d MMMM yyyy", French);
        var letter = new MailLetter(
            email,
            SatisfactionTexts.Of.Format("MailSubject", ("case", resolved.Reference)),
            SatisfactionTexts.Of.Format("MailBody", ("case", resolved.Reference), ("link", address.AbsoluteUri), ("date", until)))
        {
            Case = resolved.Reference,
            Link = address,
        };
        return
        [
            SatisfactionRows.Asked(resolved, SatisfactionWay.Mail, Hash(token), now),
            mails.Add($"csat:{resolved.Reference}", letter, resolved.Reference, null, now),
        ];
    }

    /// <summary>What the database keeps of a token.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
