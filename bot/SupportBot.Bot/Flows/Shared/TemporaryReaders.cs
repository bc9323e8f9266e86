using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.Shared;

internal static class YesNo
{
    public static bool? Read(string text) => FrenchText.Fold(text) switch
    {
        "oui" or "ouais" or "ok" or "d accord" or "oui merci" or "volontiers" => true,
        "non" or "non merci" or "pas la peine" => false,
        _ => null,
    };
}

internal static class ChoiceReader
{
    public static int? Read(string text, IReadOnlyList<string> labels)
    {
        for (var index = 0; index < labels.Count; index++)
        {
            if (FrenchText.SameText(text, labels[index]) || text.Trim() == (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                return index;
            }
        }

        return null;
    }
}

internal static class EditDistance
{
    public static bool Within(string left, string right, int edits) => left.Length == right.Length && left.Zip(right).Count(pair => pair.First != pair.Second) <= edits;
}
