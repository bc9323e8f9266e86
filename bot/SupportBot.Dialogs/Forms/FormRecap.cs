using System.Globalization;
using System.Text;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>The answers as people read them.</summary>
internal static class FormRecap
{
    /// <summary>One line per answer that applies, in conversation order.</summary>
    public static string Lines(FormPlan plan, FormAnswers answers, bool numbered)
    {
        var lines = new StringBuilder();
        foreach (var (slot, filled, number) in Rows(plan, answers))
        {
            if (lines.Length > 0)
            {
                lines.Append('\n');
            }

            var head = numbered ? number.ToString(CultureInfo.InvariantCulture) + "." : "-";
            lines.Append(CultureInfo.InvariantCulture, $"{head} {slot.Texts.Label}\u00A0: {Value(slot, filled)}");
        }

        return lines.ToString();
    }

    /// <summary>The slot on a line of the recap, from 1; null when there is no such line.</summary>
    public static Slot? Line(FormPlan plan, FormAnswers answers, int number) =>
        Rows(plan, answers).FirstOrDefault(row => row.Number == number).Slot;

    public static IEnumerable<string> EditButtons(FormPlan plan, FormAnswers answers) =>
        Rows(plan, answers).Select(row => EngineTexts.Format("ButtonEditSlot", ("label", row.Slot.Texts.Label)));

    public static string Value(Slot slot, FilledSlot filled) => filled.Absence switch
    {
        SlotAbsence.Skipped => EngineTexts.Get("Absent"),
        SlotAbsence.Later => EngineTexts.Get("AbsentLater"),
        _ => slot.Show(filled),
    };

    private static IEnumerable<(Slot Slot, FilledSlot Filled, int Number)> Rows(FormPlan plan, FormAnswers answers)
    {
        var number = 0;
        foreach (var filled in answers.Applicable())
        {
            if (plan.Find(filled.Name) is { } slot)
            {
                yield return (slot, filled, ++number);
            }
        }
    }
}
