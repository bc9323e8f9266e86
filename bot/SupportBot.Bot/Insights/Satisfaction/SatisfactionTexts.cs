using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>The sentences of the question about the help received.</summary>
internal static class SatisfactionTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(SatisfactionTexts), nameof(SatisfactionTexts));
}
