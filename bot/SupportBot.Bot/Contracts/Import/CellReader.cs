using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SupportBot.Bot.Contracts.Import;

/// <summary>Reads one cell as people and spreadsheets write it, French first. Never throws; null means "not one".</summary>
internal static partial class CellReader
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;
    private const int MostOfAnything = 10_000_000;

    private static readonly string[] Numeric =
        ["yyyy-M-d", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "d/M/yy", "d-M-yy", "d.M.yy", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"];

    private static readonly string[] InWords = ["d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "d MMM yy"];

    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("fr-FR"), CultureInfo.InvariantCulture];

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789 .,\u00A0\u202F");

    /// <summary>The cell without the spaces around it, non-breaking ones within made plain; a lone dash stands for nothing.</summary>
    public static string Clean(string? cell)
    {
        var text = (cell ?? "").Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim();
        return text is "-" or "–" or "—" ? "" : text;
    }

    /// <summary>Whether a spreadsheet would run the cell rather than show it. A signed number is none.</summary>
    public static bool IsFormula(string cell) =>
        cell.Length > 0 && (cell[0] is '=' or '@' or '\t' or '\r' || (cell[0] is '+' or '-' && cell.AsSpan(1).ContainsAnyExcept(NumberCharacters)));

    /// <summary>A day between 1990 and 2100. <c>31/03/2027</c> is the 31st of March; two-digit years are of this century; a time of day is left out.</summary>
    public static DateOnly? Date(string cell)
    {
        var text = cell.Contains(':', StringComparison.Ordinal) ? TimeOfDay().Replace(cell, "") : cell;
        var found = Exact(text, Numeric, CultureInfo.InvariantCulture);
        foreach (var language in Languages)
        {
            found ??= Exact(WithMonthOf(text, language), InWords, language);
        }

        return found is { Year: >= FirstYear and <= LastYear } day ? day : null;
    }

    /// <summary>A whole number, 0 to ten million: <c>12</c>, <c>1 250</c>, <c>12,00</c>, <c>1.250,00</c>, <c>1,250.00</c>.</summary>
    public static int? Quantity(string cell)
    {
        var text = cell.Replace(" ", "", StringComparison.Ordinal);
        var plain = text switch
        {
            _ when Grouped(text, '.', ',') || (Thousands().IsMatch(text) && text.Contains('.', StringComparison.Ordinal)) => text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'),
            _ when Grouped(text, ',', '.') => text.Replace(",", "", StringComparison.Ordinal),
            _ => text.Replace(',', '.'),
        };
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number <= MostOfAnything && decimal.Truncate(number) == number
            ? (int)number
            : null;
    }

    /// <summary>One address with a dot in its domain, in lower case.</summary>
    public static string? Email(string cell) => Address().IsMatch(cell) ? cell.ToLowerInvariant() : null;

    private static DateOnly? Exact(string text, string[] formats, CultureInfo culture) =>
        DateOnly.TryParseExact(text, formats, culture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;

    /// <summary>Months as people abbreviate them: <c>1er févr 2027</c>, <c>1 fev. 2027</c>.</summary>
    private static string WithMonthOf(string text, CultureInfo language)
    {
        var words = text.Replace("1er ", "1 ", StringComparison.OrdinalIgnoreCase).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 3)
        {
            return text;
        }

        var word = ImportWords.Fold(words[1]);
        var names = language.DateTimeFormat.MonthNames;
        var month = Array.FindIndex(names, name => word.Length >= 3 && ImportWords.Fold(name).StartsWith(word, StringComparison.Ordinal));
        return month >= 0 && !string.IsNullOrEmpty(names[month]) ? $"{words[0]} {names[month]} {words[2]}" : text;
    }

    private static bool Grouped(string text, char group, char point)
    {
        var lastGroup = text.LastIndexOf(group);
        var firstPoint = text.IndexOf(point, StringComparison.Ordinal);
        return lastGroup >= 0 && firstPoint > lastGroup;
    }

    [GeneratedRegex(@"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", RegexOptions.NonBacktracking)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+$", RegexOptions.NonBacktracking)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
