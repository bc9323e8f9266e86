using System.Globalization;
using SupportBot.Knowledge.French;
using SupportBot.Knowledge.Search;

namespace SupportBot.Knowledge.Content;

/// <summary>Looks across the entries for what no single file shows: dead follow-ups, figures that clash, entries and phrasings that cannot be told apart,
/// vendors that are missing, old reviews.</summary>
public static class ContentLint
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
            .. entries.SelectMany(MissingVendor),
            .. FigureLint.Check(entries),
            .. LikenessLint.Check(content, entries),
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

    /// <summary>An entry said to hold for every vendor that speaks of one alone.</summary>
    private static IEnumerable<ContentProblem> MissingVendor(KnowledgeEntry entry)
    {
        var named = VendorScope.Named(QuestionWords.Read(entry.Question + " " + entry.PlainText));
        if (entry.Vendor == Vendor.General && !entry.IsOutOfScope && named.Count == 1)
        {
            yield return Warning(
                entry, $"the entry is for every vendor but speaks of {Vendor.DisplayName(named[0])} alone", $"Set 'editeur: {named[0]}', or say what holds for the others");
        }
    }

    private static ContentProblem Warning(KnowledgeEntry entry, string message, string remedy) => new(ProblemSeverity.Warning, entry.File ?? entry.Id, 0, message, remedy);
}
