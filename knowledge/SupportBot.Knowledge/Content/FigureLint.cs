using System.Text.RegularExpressions;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Content;

/// <summary>
/// Looks for figures that clash: within a vendor and theme, one duration said in two directions ("30 jours ou moins", "au-delà de 30 jours") or two durations
/// for what may be one thing; between vendors, the same duration on the same theme, which customers mix up.
/// </summary>
internal static partial class FigureLint
{
    private static readonly string[] UpTo = ["ou moins", "moins de", "jusqu'à", "avant", "dans les", "sous", "au plus", "maximum", "pendant", "inférieur"];
    private static readonly string[] Beyond = ["au-delà", "plus de", "après", "dépassé", "ou plus", "au moins", "minimum", "supérieur", "supprimé"];

    public static IEnumerable<ContentProblem> Check(IReadOnlyList<KnowledgeEntry> entries)
    {
        var figures = entries.Where(entry => !entry.IsOutOfScope && entry.Theme.Length > 0).SelectMany(Figures).ToList();
        return
        [
            .. figures.GroupBy(figure => (figure.Entry.Vendor, figure.Entry.Theme, figure.Amount, figure.Unit)).SelectMany(SaidBothWays),
            .. figures.GroupBy(figure => (figure.Entry.Vendor, figure.Entry.Theme, figure.Unit)).SelectMany(SaidWithTwoAmounts),
            .. figures.GroupBy(figure => (figure.Entry.Theme, figure.Amount, figure.Unit)).SelectMany(SharedByVendors),
        ];
    }

    private static IEnumerable<ContentProblem> SaidBothWays(IEnumerable<Figure> same)
    {
        var upTo = same.FirstOrDefault(figure => figure.Says(UpTo) && !figure.Says(Beyond));
        var beyond = same.FirstOrDefault(figure => figure.Says(Beyond));
        if (upTo is not null && beyond is not null)
        {
            yield return Warning(
                beyond.Entry, $"'{beyond}' is a limit in both directions: \"{beyond.Sentence}\" and, in {upTo.Entry.Id}, \"{upTo.Sentence}\"", "Make sure that the two do not contradict each other");
        }
    }

    private static IEnumerable<ContentProblem> SaidWithTwoAmounts(IEnumerable<Figure> sameUnit)
    {
        var first = sameUnit.First();
        return sameUnit.Where(other => other.Entry.Id != first.Entry.Id && other.Amount != first.Amount)
            .DistinctBy(other => (other.Entry.Id, other.Amount))
            .Select(other => Warning(other.Entry, $"'{other}' here, '{first}' in {first.Entry.Id}, of the same vendor and theme", "Make sure that they are about two different things"));
    }

    private static IEnumerable<ContentProblem> SharedByVendors(IEnumerable<Figure> same)
    {
        var byEntry = same.DistinctBy(figure => figure.Entry.Id, StringComparer.Ordinal).ToList();
        return byEntry.Select(figure => figure.Entry.Vendor).Distinct(StringComparer.Ordinal).Count() < 2
            ? []
            : byEntry.Select(figure => Warning(
                figure.Entry,
                $"'{figure}' also stands in {string.Join(", ", byEntry.Where(other => other.Entry.Id != figure.Entry.Id).Select(other => other.Entry.Id))}, of another vendor",
                "Make sure that each answer says whose rule it is"));
    }

    private static IEnumerable<Figure> Figures(KnowledgeEntry entry) =>
        from sentence in Sentences.Split(entry.PlainText)
        from match in Amounts().Matches(sentence)
        select new Figure(entry, match.Groups["amount"].Value, match.Groups["unit"].Value.ToLowerInvariant(), sentence);

    private static ContentProblem Warning(KnowledgeEntry entry, string message, string remedy) => new(ProblemSeverity.Warning, entry.File ?? entry.Id, 0, message, remedy);

    [GeneratedRegex(@"(?<amount>\d+(,\d+)?)\s+(?:\p{L}+\s+)?(?<unit>jours|mois|ans|années|semaines|heures|%|€|euros)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Amounts();

    private sealed record Figure(KnowledgeEntry Entry, string Amount, string Unit, string Sentence)
    {
        public bool Says(string[] words) => Array.Exists(words, word => Sentence.Contains(word, StringComparison.OrdinalIgnoreCase));

        public override string ToString() => $"{Amount} {Unit}";
    }
}
