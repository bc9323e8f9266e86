using SupportBot.Bot.Texts;

namespace SupportBot.Bot.HandOff;

/// <summary>What the customer is told when the conversation changes hands.</summary>
internal sealed class HandOffTexts
{
    public static readonly FrenchTexts Of = FrenchTexts.Of<HandOffTexts>(nameof(HandOffTexts));

    private HandOffTexts()
    {
    }
}
