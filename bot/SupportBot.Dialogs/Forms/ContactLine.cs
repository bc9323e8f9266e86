using SupportBot.Dialogs.Recognizers.Contacts;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// Contact details in one line, as people in a hurry give them: name, company, then an address or a number or both
/// (<c>Jean Dupont, ACME SA, jean@acme.fr, 06 12 34 56 78</c>). A line with anything else in it is no such line.
/// </summary>
internal static class ContactLine
{
    private const int MostParts = 4;
    private const int MostWords = 6;

    /// <summary>The name, when the text is such a line.</summary>
    internal static Found<string>? Name(string text) => Read(text)?.Name;

    /// <summary>The company, when the text is such a line.</summary>
    internal static Found<string>? Company(string text) => Read(text)?.Company;

    /// <summary>Whether the text is an address or a number, and so the name of nobody.</summary>
    internal static bool IsReach(ReadOnlySpan<char> text)
    {
        var part = text.Trim();
        return (part.Contains('@') && !part.ContainsAny(' ', '\n')) || IsNumber(part);
    }

    private static (Found<string> Name, Found<string> Company)? Read(string text)
    {
        var parts = text.Split(',', MostParts + 1);
        if (parts.Length is < 3 or > MostParts || !IsPerson(parts[0].Trim()) || !IsCompany(parts[1].Trim()) || !Array.TrueForAll(parts[2..], static part => IsReach(part)))
        {
            return null;
        }

        return (Part(text, parts[0], 0), Part(text, parts[1], parts[0].Length + 1));
    }

    private static Found<string> Part(string text, string part, int from)
    {
        var value = part.Trim();
        return new Found<string>(value, text.IndexOf(value, from, StringComparison.Ordinal), value.Length);
    }

    private static bool IsPerson(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 4 && Array.TrueForAll(words, static word => word.All(static letter => char.IsLetter(letter) || letter is '-' or '\'' or '’' or '.'));
    }

    private static bool IsCompany(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= MostWords && part.Any(char.IsLetter) && !part.Contains('@', StringComparison.Ordinal) && !ContactWords.IsRole(words[0].ToLowerInvariant());
    }

    private static bool IsNumber(ReadOnlySpan<char> part)
    {
        var digits = 0;
        foreach (var letter in part)
        {
            if (char.IsAsciiDigit(letter))
            {
                digits++;
            }
            else if (letter is not ('+' or '.' or '-' or '(' or ')' or '/') && !char.IsWhiteSpace(letter))
            {
                return false;
            }
        }

        return digits >= 6;
    }
}
