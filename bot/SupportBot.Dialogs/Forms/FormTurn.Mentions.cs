using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>What is said in passing.</summary>
internal sealed partial class FormTurn
{
    private bool _heardSomethingNew;

    /// <summary>Notices the form's mentions in a message.</summary>
    /// <returns>Whether the message is about something new and nothing else, so that it answers no question.</returns>
    private bool Overhear(FoldedText text)
    {
        var isAll = false;
        foreach (var mention in Plan.Mentions)
        {
            if (mention.Hear(text, State.Asked) is { } heard && Answers.Fill(mention, heard.Value, SlotOrigin.Said, SlotValidity.Valid))
            {
                _heardSomethingNew = true;
                isAll |= IsMostOf(text, heard);
            }
        }

        return isAll;
    }

    private static bool IsMostOf(FoldedText text, Found<string> heard) =>
        NamedValues.SaysNothingElse(text, heard.Start, heard.Start + heard.Length) || 2 * heard.Length >= text.Text.Length;
}
