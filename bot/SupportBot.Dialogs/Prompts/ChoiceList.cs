using System.Globalization;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Dialogs.Prompts;

/// <summary>Choices as people see them: numbered lines, and buttons that say the label.</summary>
internal static class ChoiceList
{
    /// <summary>Adds numbered lines to the text, and buttons under it. Teams shows the first three buttons only, hence the lines.</summary>
    public static Activity Append(Activity reply, IReadOnlyList<Choice> choices) => reply with
    {
        Text = $"{reply.Text}\n\n{Lines(choices)}",
        SuggestedActions = new SuggestedActions([.. choices.Select(choice => CardAction.ImBack(choice.Label))]),
        InputHint = InputHints.ExpectingInput,
    };

    public static string Lines(IReadOnlyList<Choice> choices) =>
        string.Join('\n', choices.Select((choice, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {choice.Label}")));
}
