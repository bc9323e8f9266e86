using SupportBot.Bot.Texts;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>What the mail sender itself adds to letters.</summary>
internal sealed class MailTexts
{
    public static readonly FrenchTexts Of = FrenchTexts.Of<MailTexts>(nameof(MailTexts));

    private MailTexts()
    {
    }
}
