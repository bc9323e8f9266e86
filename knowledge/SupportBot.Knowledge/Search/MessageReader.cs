using System.Collections.Frozen;
using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Search;

/// <summary>A message as understood in its conversation.</summary>
/// <param name="Text">What was read.</param>
/// <param name="Ranking">How the entries rank for it.</param>
/// <param name="Results">The entries that may answer, best first, with their probabilities.</param>
/// <param name="Answerability">Probability that the FAQ answers it at all: the probabilities of all results together.</param>
/// <param name="Vendor">The vendor it is about; null when neither it nor the conversation names one.</param>
internal sealed record Reading(string Text, Ranking Ranking, IReadOnlyList<SearchResult> Results, double Answerability, string? Vendor)
{
    /// <summary>The probability of the best entry; 0 when there is none.</summary>
    public double Confidence => Results.Count > 0 ? Results[0].Confidence : 0;
}

/// <summary>Reads a message in its conversation: whose entries may answer it, whether it follows up on the last answer, how probable each entry is.</summary>
internal sealed class MessageReader(EntryRanker ranker, OperatingPoint point)
{
    /// <summary>Characters beyond this many are not read.</summary>
    private const int MaxLength = 4000;

    private const int ShortFollowUp = 5;
    private const string FollowUpStart = "et";

    /// <summary>"Et chez Dell ?", "et du côté de HP alors ?": words around a name that say nothing themselves.</summary>
    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(["chez", "cote", "concernant", "niveau", "alors", "sinon", "donc", "ok", "oui", "non"], StringComparer.Ordinal);

    private readonly VendorFilter _filter = new(ranker, point);

    /// <summary>Share of the rarity of a message that one of its results holds; 0 to 1.</summary>
    public double Coverage(Reading reading, SearchResult result) => ranker.Coverage(reading.Ranking, result.Number);

    /// <summary>The words of a text.</summary>
    public List<QuestionWord> Words(string text) => ranker.Words(text);

    /// <summary>The message as it stands and, while its last word is being typed, completed.</summary>
    public IEnumerable<Reading> ReadWhileTyped(string message) =>
        ranker.Completions(message.Length > MaxLength ? "" : message).Append(message).Select(text => Read(text, SearchContext.None));

    /// <summary>The part of a message that is read, its characters repaired.</summary>
    public static string Shorten(string message) => FrenchText.Tidy(message.Length > MaxLength ? message[..MaxLength] : message);

    public Reading Read(string message, SearchContext context)
    {
        var text = Shorten(message);
        var ranking = ranker.Rank(text);
        var named = VendorScope.Named(ranking.Words);
        if (LastEntry(context) is not { } last)
        {
            return Understand(text, ranking, named, context.Vendor);
        }

        return IsOnlyAName(ranking, named) ? AskAgain(text, last, named)
            : IsShortFollowUp(ranking) ? FollowUp(text, ranking, named, last, context.Vendor ?? Specific(last.Vendor))
            : Understand(text, ranking, named, context.Vendor);
    }

    private Reading Understand(string text, Ranking ranking, IReadOnlyList<string> named, string? remembered)
    {
        var results = _filter.Results(ranking, named, remembered);
        return new Reading(text, ranking, results, results.Sum(result => result.Confidence), named.Count > 0 ? named[0] : remembered);
    }

    /// <summary>"Et pour Symantec ?": the last question again, among that vendor's own entries on the same theme, else the nearest that may answer.</summary>
    private Reading AskAgain(string text, KnowledgeEntry last, IReadOnlyList<string> named)
    {
        bool Own(KnowledgeEntry entry) => entry.Id != last.Id && entry.Theme == last.Theme && named.Contains(entry.Vendor, StringComparer.Ordinal);
        bool OnTheme(KnowledgeEntry entry) => entry.Id != last.Id && entry.Theme == last.Theme && VendorScope.Allows(named, entry.Vendor);
        bool Any(KnowledgeEntry entry) => entry.Id != last.Id && VendorScope.Allows(named, entry.Vendor);

        var topic = Topic(last);
        var rankings = new Func<KnowledgeEntry, bool>[] { Own, OnTheme, Any }.Select(allowed => ranker.Rank(topic, allowed));
        return Understand(text, rankings.FirstOrDefault(ranking => ranking.Candidates.Length > 0) ?? ranker.Rank(topic), named, remembered: null);
    }

    /// <summary>
    /// "Et si c'est déjà expiré ?": its own words choose the entry; with the last question beside them they are known to be in scope.
    /// What is clear by itself, or clearly out of scope ("et combien ça coûte ?"), stands alone.
    /// </summary>
    private Reading FollowUp(string text, Ranking ranking, IReadOnlyList<string> named, KnowledgeEntry last, string? remembered)
    {
        var alone = Understand(text, ranking, named, remembered);
        if (alone.Confidence >= point.Answer || ranking.Evidence.Answerability(point) < point.Clarify / 2)
        {
            return alone;
        }

        var together = ranker.Rank(text + " " + Topic(last));
        return Understand(text, ranking with { Evidence = together.Evidence }, named, remembered);
    }

    private KnowledgeEntry? LastEntry(SearchContext context) =>
        context.LastEntryId is { } id ? ranker.Entries.FirstOrDefault(entry => entry.Id == id) : null;

    private static string? Specific(string vendor) => vendor == Vendor.General ? null : vendor;

    /// <summary>A question without its vendor names.</summary>
    private string Topic(KnowledgeEntry entry) =>
        string.Join(' ', ranker.Words(entry.Question).Where(word => !VendorScope.IsName(word)).Select(word => word.Text));

    private static bool IsOnlyAName(Ranking ranking, IReadOnlyList<string> named) => named.Count > 0 && CountTopicWords(ranking) == 0;

    private static bool IsShortFollowUp(Ranking ranking) =>
        ranking.Words.Count > 0 && ranking.Words[0].Text == FollowUpStart && CountTopicWords(ranking) is > 0 and <= ShortFollowUp;

    private static int CountTopicWords(Ranking ranking) =>
        ranking.Words.Count(word => word.Stem is not null && !VendorScope.IsName(word) && !Fillers.Contains(word.Text));
}
