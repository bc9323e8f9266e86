using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Content;

/// <summary>Looks across the entries for what no single file shows: dead follow-ups, figures that clash, phrasings in two places, old reviews.</summary>
public static partial class ContentLint
{
    private const int StaleAfterDays = 365;

    /// <summary>Warnings only; the content serves as it is.</summary>
    /// <param name="content">The content as read.</param>
    /// <param name="today">The day against which reviews are old.</param>
    public static IReadOnlyList<ContentProblem> Check(KnowledgeContent content, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(content);

        var entries = content.Entries.Where(entry => entry.File is not null).ToList();
        return
        [
            .. entries.SelectMany(entry => DeadFollowUps(entry, entries)),
            .. entries.Where(entry => entry.Reviewed is { } day && day.AddDays(StaleAfterDays) < today).Select(Stale),
            .. SharedPhrasings(entries),
            .. ClashingDays(entries),
        ];
    }

    private static IEnumerable<ContentProblem> DeadFollowUps(KnowledgeEntry entry, List<KnowledgeEntry> entries) =>
        entry.FollowUps.Where(id => !entries.Exists(other => other.Id == id))
            .Select(id => Warning(entry, $"the follow-up '{id}' does not exist", "Correct the id under 'suites', or delete it"));

    private static ContentProblem Stale(KnowledgeEntry entry) =>
        Warning(entry, string.Create(CultureInfo.InvariantCulture, $"last reviewed on {entry.Reviewed:yyyy-MM-dd}, more than a year ago"), "Read it again and set 'revu' to today");

    private static IEnumerable<ContentProblem> SharedPhrasings(List<KnowledgeEntry> entries) =>
        entries.SelectMany(entry => entry.Variants.Prepend(entry.Question).Select(text => (Entry: entry, Text: text)))
            .GroupBy(phrasing => FrenchText.Fold(phrasing.Text), StringComparer.Ordinal)
            .Where(group => group.Select(phrasing => phrasing.Entry.Id).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(group => Warning(
                group.Last().Entry, $"the phrasing '{group.First().Text}' also stands in {group.First().Entry.File}", "Keep it where its answer is, delete it from the other"));

    /// <summary>The same number of days, on the same theme, in entries whose vendors or caution notes make it mean two things.</summary>
    private static IEnumerable<ContentProblem> ClashingDays(List<KnowledgeEntry> entries)
    {
        var figures = entries.Where(entry => !entry.IsOutOfScope)
            .SelectMany(entry => Days().Matches(entry.PlainText).Select(match => (Entry: entry, Days: match.Groups["days"].Value)))
            .Distinct()
            .GroupBy(figure => (figure.Entry.Theme, figure.Days));
        foreach (var group in figures.Where(group => group.Select(figure => figure.Entry.Vendor).Distinct(StringComparer.Ordinal).Count() > 1))
        {
            foreach (var (entry, days) in group)
            {
                var others = string.Join(", ", group.Where(other => other.Entry.Id != entry.Id).Select(other => other.Entry.Id));
                yield return Warning(entry, $"'{days} jours' also stands in {others}, of another vendor", "Make sure that each answer says whose rule it is");
            }
        }
    }

    private static ContentProblem Warning(KnowledgeEntry entry, string message, string remedy) => new(ProblemSeverity.Warning, entry.File ?? entry.Id, 0, message, remedy);

    [GeneratedRegex(@"(?<days>\d+)\s+jours", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Days();
}
