using System.Text.RegularExpressions;
using SupportBot.Bot.Security;
using SupportBot.Dialogs.Forms;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Insights.Repeats;

/// <summary>
/// Which answers an agent's message asks for: a sentence that asks (it ends with a question mark, or has words that ask) and names what a slot holds. A sentence that
/// says the value itself ("votre SAID est bien 1015… ?") confirms, and asks nothing.
/// </summary>
internal static partial class AskedSlots
{
    private const string AskingKey = "Asking";
    private const string SlotPrefix = "Slot_";

    private static readonly FormTexts Texts = FormTexts.For(typeof(AskedSlots), "AskedSlotsTexts");

    private static readonly string[] Slots =
    [
        "order_number", "said", "product_id", "service_tag", "account", "activation_number", "error_message", "screenshot", "error_screenshot", "packing_slip",
        "contract_number", "end_date", "email", "phone", "name", "company", "region", "vendor", "equipment", "description", "source_account", "target_account", "subscriptions",
    ];

    private static readonly string[] Asking = [.. Texts.List(AskingKey).Select(FrenchText.Fold)];
    private static readonly (string Slot, string[] Cues)[] Cues = [.. Slots.Select(slot => (slot, Texts.List(SlotPrefix + slot).Select(FrenchText.Fold).ToArray()))];

    /// <summary>Names of the slots, each once.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var asking = Sentences().Matches(text).Select(static match => match.Value.Trim()).Where(IsAsking).Select(FrenchText.Fold).ToList();
        return asking.Count == 0 ? [] : [.. Cues.Where(one => asking.Exists(sentence => one.Cues.Any(cue => Says(sentence, cue)))).Select(static one => one.Slot)];
    }

    private static bool IsAsking(string sentence) =>
        sentence.Length > 0 && PersonalDataMask.Mask(sentence) == sentence
        && (sentence.EndsWith('?') || Asking.Any(cue => Says(FrenchText.Fold(sentence), cue)));

    /// <summary>Whether the words stand there as words, not as a part of longer ones.</summary>
    private static bool Says(string sentence, string cue)
    {
        for (var at = sentence.IndexOf(cue, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(cue, at + 1, StringComparison.Ordinal))
        {
            var end = at + cue.Length;
            if ((at == 0 || !char.IsLetterOrDigit(sentence[at - 1])) && (end == sentence.Length || !char.IsLetterOrDigit(sentence[end])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Up to a mark that ends a sentence and is followed by a space; a line is one too.</summary>
    [GeneratedRegex(@"[^.!?\n]+(?:[.!?]+(?:[^\s.!?][^.!?\n]*)?)*", RegexOptions.NonBacktracking)]
    private static partial Regex Sentences();
}
