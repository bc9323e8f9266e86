using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace SupportBot.Bot.AgentConsole.Dashboard;

/// <summary>One colour of a plot.</summary>
/// <param name="Name">French.</param>
/// <param name="Values">One for each place on the axis.</param>
internal sealed record PlotSeries(string Name, IReadOnlyList<long> Values);

/// <summary>
/// Small plots as SVG, drawn on the server. Colours are classes of the style sheet (<c>s1</c> to <c>s3</c>), since the page allows no inline style. A plot says
/// in words what it shows, and always stands beside the table of its numbers.
/// </summary>
internal static class Plot
{
    private const int Width = 720;
    private const int Height = 220;
    private const int Left = 44;
    private const int Right = 8;
    private const int Top = 10;
    private const int Bottom = 28;
    private const int MostLabels = 8;
    private const int BarHeight = 26;
    private const int BarLabel = 300;
    private const int MostLetters = 40;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Columns of stacked values, one column a place.</summary>
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it is.</param>
    /// <param name="summary">What it shows, in a sentence.</param>
    /// <param name="places">Labels of the axis.</param>
    /// <param name="series">Bottom first.</param>
    public static MarkupString Columns(string id, string title, string summary, IReadOnlyList<string> places, IReadOnlyList<PlotSeries> series)
    {
        var svg = Open(id, title, summary, Height);
        var most = RoundUp(Enumerable.Range(0, places.Count).Select(place => series.Sum(one => one.Values[place])).DefaultIfEmpty().Max());
        Grid(svg, most);
        var step = (Width - Left - Right) / (double)Math.Max(1, places.Count);
        var every = Math.Max(1, (int)Math.Ceiling(places.Count / (double)MostLabels));
        for (var place = 0; place < places.Count; place++)
        {
            Column(svg, Left + (place * step), step, most, place, series);
            if (place % every == 0)
            {
                Text(svg, Left + ((place + 0.5) * step), Height - 8, "middle", places[place]);
            }
        }

        return Close(svg);
    }

    /// <summary>Horizontal bars, one a row, with its number.</summary>
    public static MarkupString Bars(string id, string title, string summary, IReadOnlyList<(string Label, long Value)> rows)
    {
        var svg = Open(id, title, summary, (rows.Count * BarHeight) + 8);
        var most = Math.Max(1, rows.Select(static row => row.Value).DefaultIfEmpty().Max());
        for (var place = 0; place < rows.Count; place++)
        {
            var y = 4 + (place * BarHeight);
            var width = (Width - BarLabel - 60) * rows[place].Value / (double)most;
            Text(svg, BarLabel - 8, y + 17, "end", Cut(rows[place].Label));
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"s1\" x=\"{BarLabel}\" y=\"{y + 3}\" width=\"{width:0.#}\" height=\"{BarHeight - 8}\" rx=\"2\"/>");
            Text(svg, BarLabel + width + 6, y + 17, "start", FrenchNumbers.Whole(rows[place].Value));
        }

        return Close(svg);
    }

    private static StringBuilder Open(string id, string title, string summary, int height)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"plot\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-labelledby=\"{Encode(id)}-titre {Encode(id)}-texte\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"{Encode(id)}-titre\">{Encode(title)}</title><desc id=\"{Encode(id)}-texte\">{Encode(summary)}</desc>");
        return svg;
    }

    private static void Grid(StringBuilder svg, long most)
    {
        foreach (var value in most == 1 ? [0L, 1] : new[] { 0, most / 2, most })
        {
            var y = Y(value, most);
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>");
            Text(svg, Left - 6, y + 4, "end", FrenchNumbers.Whole(value));
        }
    }

    private static void Column(StringBuilder svg, double x, double step, long most, int place, IReadOnlyList<PlotSeries> series)
    {
        var bottom = 0L;
        for (var one = 0; one < series.Count; one++)
        {
            var value = series[one].Values[place];
            if (value > 0)
            {
                var top = Y(bottom + value, most);
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"s{one + 1}\" x=\"{x + (step * 0.15):0.##}\" y=\"{top:0.##}\" width=\"{step * 0.7:0.##}\" height=\"{Y(bottom, most) - top:0.##}\"/>");
            }

            bottom += value;
        }
    }

    private static double Y(long value, long most) => Top + ((Height - Top - Bottom) * (1 - (value / (double)most)));

    /// <summary>The next 1, 2 or an even multiple of a power of ten, so that the half of it is a number to read.</summary>
    private static long RoundUp(long most)
    {
        for (var unit = 1L; ; unit *= 10)
        {
            foreach (var factor in new long[] { 1, 2, 4, 6, 8 })
            {
                if (unit * factor >= most)
                {
                    return unit * factor;
                }
            }
        }
    }

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{Encode(text)}</text>");

    private static string Cut(string label) => label.Length <= MostLetters ? label : $"{label[..(MostLetters - 1)].TrimEnd()}…";

    private static MarkupString Close(StringBuilder svg) => new(svg.Append("</svg>").ToString());

    private static string Encode(string text) => Encoder.Encode(text);
}
