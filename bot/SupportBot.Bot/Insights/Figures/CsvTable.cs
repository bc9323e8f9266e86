using System.Globalization;
using System.Text;

namespace SupportBot.Bot.Insights.Figures;

/// <summary>
/// A table for a French spreadsheet: semicolons, decimal commas, UTF-8 with its mark. A text that a spreadsheet would take for a formula gets an apostrophe
/// before it, by which the program shows it as it is (OWASP, CSV injection).
/// </summary>
internal sealed class CsvTable(params IReadOnlyList<string> headers)
{
    private const string Formulas = "=+-@\t\r\n";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    private readonly StringBuilder _text = new(Line(headers));

    /// <param name="cells">Texts, whole numbers, <see cref="double"/>, days or null.</param>
    public void Add(params IReadOnlyList<object?> cells) => _text.Append(Line(cells));

    public byte[] ToBytes() => [.. Marked.GetPreamble(), .. Marked.GetBytes(_text.ToString())];

    private static string Line(IReadOnlyList<object?> cells) => string.Join(';', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(IsFormula(text) ? $"'{text}" : text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, French),
        _ => throw new ArgumentException($"A {value.GetType().Name} is no cell.", nameof(value)),
    };

    private static bool IsFormula(string text) => text.TrimStart(' ', '\u00A0') is [var first, ..] && Formulas.Contains(first, StringComparison.Ordinal);

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(";\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
