using SupportBot.Dialogs.Recognizers.Choices;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>A yes or a no that is the whole message: "je veux faire une demande" has a yes in it and is none.</summary>
internal static class ShortReply
{
    /// <summary>True, false, or null when the message says more than yes or no.</summary>
    public static bool? YesOrNo(string text)
    {
        var found = BooleanRecognizer.Recognize(text);
        return found.Count > 0 && 2 * found.Sum(part => part.Text.Length) >= text.Trim().Length ? BooleanRecognizer.ReadAnswer(text) : null;
    }
}
