using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.Questions;

/// <summary>The sentences of the editors' lists.</summary>
internal static class QuestionTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(QuestionTexts), nameof(QuestionTexts));
}
