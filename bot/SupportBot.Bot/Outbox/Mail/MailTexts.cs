using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>What the mail sender itself adds to letters.</summary>
internal sealed class MailTexts
{
    public static readonly FlowTexts Of = FlowTexts.For<MailTexts>(nameof(MailTexts));

    private MailTexts()
    {
    }
}
