using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SupportBot.Bot.HandOff.Hours;

/// <summary>A stretch of open hours within a day.</summary>
/// <param name="From">Since midnight, inclusive.</param>
/// <param name="To">Since midnight, exclusive, 24 h at most.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct OpeningSpan(TimeSpan From, TimeSpan To)
{
    public static readonly OpeningSpan WholeDay = new(TimeSpan.Zero, TimeSpan.FromHours(24));

    /// <summary>Reads <c>09:00-12:30, 13:30-18:00</c>; empty text gives no span. Spans must be in order and apart.</summary>
    public static bool TryParseList(string? text, out IReadOnlyList<OpeningSpan> spans)
    {
        var read = new List<OpeningSpan>();
        spans = read;
        foreach (var part in (text ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Pattern().Match(part);
            if (!match.Success)
            {
                return false;
            }

            var span = new OpeningSpan(Time(match, "fh", "fm"), Time(match, "th", "tm"));
            if (span.From >= span.To || span.To > TimeSpan.FromHours(24) || (read.Count > 0 && span.From < read[^1].To))
            {
                return false;
            }

            read.Add(span);
        }

        return true;
    }

    public static bool TryParseDay(string text, out DayOfWeek day) => Enum.TryParse(text, ignoreCase: true, out day) && Enum.IsDefined(day) && !char.IsDigit(text[0]);

    private static TimeSpan Time(Match match, string hours, string minutes) =>
        new(int.Parse(match.Groups[hours].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[minutes].ValueSpan, CultureInfo.InvariantCulture), 0);

    [GeneratedRegex("^(?<fh>[0-9]{1,2}):(?<fm>[0-5][0-9])-(?<th>[0-9]{1,2}):(?<tm>[0-5][0-9])$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
