using System.Globalization;
using System.Text;

namespace SupportBot.Bot.Cases;

/// <summary>What the console's search box looks through: lower case, without accents or control characters, so that "eluard" finds Éluard on either engine.</summary>
internal static class SearchText
{
    /// <summary>Of one value: the whole stays within what PostgreSQL can index.</summary>
    private const int Longest = 90;

    private static readonly string[] Searched = [SlotKeys.Name, SlotKeys.Company, SlotKeys.Email, SlotKeys.Phone];

    /// <summary>The searchable fields, each after a line break (which no query can hold).</summary>
    public static string Of(IEnumerable<CaseField> fields) =>
        string.Concat(fields.Where(field => Searched.Contains(field.Key, StringComparer.Ordinal)).Select(field => "\n" + Fold(field.Value.Length > Longest ? field.Value[..Longest] : field.Value)));

    public static string Fold(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control))
            {
                letters.Append(char.ToLowerInvariant(letter));
            }
        }

        return letters.ToString().Normalize(NormalizationForm.FormC);
    }
}
