using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>What the mail sender itself adds to letters.</summary>
internal sealed class MailTexts
{
    public static readonly FormTexts Of = FormTexts.For<MailTexts>(nameof(MailTexts));

    private MailTexts()
    {
    }
}
