using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Cases.Letters;

/// <summary>The letters that cases give rise to.</summary>
internal static class LetterTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(LetterTexts), nameof(LetterTexts));
}
