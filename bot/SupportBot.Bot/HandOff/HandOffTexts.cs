using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.HandOff;

/// <summary>What the customer is told when the conversation changes hands.</summary>
internal sealed class HandOffTexts
{
    public static readonly FormTexts Of = FormTexts.For<HandOffTexts>(nameof(HandOffTexts));

    private HandOffTexts()
    {
    }
}
