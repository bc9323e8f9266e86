using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.Undelivered;

/// <summary>French words of what could not leave.</summary>
internal static class UndeliveredTexts
{
    public static readonly FormTexts Words = FormTexts.For(typeof(UndeliveredTexts), nameof(UndeliveredTexts));

    /// <summary>Why, in words: by the code, else by its beginning ("smtp-450" by "smtp").</summary>
    public static string Reason(string failure) =>
        Words.Find($"Failure_{failure}") ?? Words.Find($"Failure_{failure.Split('-', ':')[0]}") ?? Words["Failure_other"];
}
