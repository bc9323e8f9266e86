using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Search;

/// <summary>Decides, at the operating point of the content, what to do with a message as understood. Immutable; safe for any thread.</summary>
internal sealed class Decider(MessageReader reader, OperatingPoint point)
{
    private const int MaxChoices = 4;
    private const int MaxSentences = 12;

    /// <summary>Choices with less than this share of the first one's score are not worth a button.</summary>
    private const double LeastChoice = 0.4;

    /// <summary>Another vendor's entry is a rival when it holds this share of what the best entry holds of the question.</summary>
    private const double LeastRivalCoverage = 0.6;

    /// <summary>An out-of-scope entry speaks only when the classifier finds it this probable.</summary>
    private const float LeastOutOfScope = 0.3f;

    public static Decider At(EntryRanker ranker, OperatingPoint point) => new(new MessageReader(ranker, point), point);

    public SearchDecision Decide(string message, SearchContext context)
    {
        var reading = reader.Read(message, context);
        var decision = (FlowRouter.Route(reading.Text, reading.Ranking, point) ?? RequestInStory(reading)) is { } flow
            ? new SearchDecision(DecisionKind.Flow, flow, reading.Results)
            : Respond(reading, context);
        return decision with { Vendor = reading.Vendor, Answerability = reading.Answerability, Ranked = reading.Results };
    }

    public IReadOnlyList<SearchResult> Search(string question, int top) =>
    [
        .. reader.ReadWhileTyped(question).SelectMany(reading => reading.Results)
            .OrderByDescending(result => result.Confidence)
            .DistinctBy(result => result.Entry.Id, StringComparer.Ordinal)
            .Take(top),
    ];

    private SearchDecision Respond(Reading reading, SearchContext context)
    {
        var parts = Questions(reading).ConvertAll(sentence => reader.Read(sentence, InContext(context, reading)));
        return TwoAnswers(reading, parts) ?? AskVendor(reading) ?? Answer(reading, reading)
            ?? AnswerPart(reading, parts) ?? Choices(reading) ?? Abstain(reading);
    }

    /// <summary>
    /// "J'ai déjà tout essayé, le câble, le portail, ouvrez un dossier Dell": the request that ends or begins the story. A message that asks something is no such story.
    /// </summary>
    private string? RequestInStory(Reading reading)
    {
        var clauses = Sentences.SplitClauses(reading.Text);
        if (clauses.Count is < 2 or > MaxSentences || reading.Text.Contains('?', StringComparison.Ordinal) || SentenceForms.Of(reading.Text, reading.Ranking.Words) == SentenceForm.Question)
        {
            return null;
        }

        return RequestIn(clauses[^1]) ?? RequestIn(clauses[0]);
    }

    private string? RequestIn(string clause)
    {
        var read = reader.Read(clause, SearchContext.None);
        return SentenceForms.Of(read.Text, read.Ranking.Words) == SentenceForm.Request ? FlowRouter.Route(read.Text, read.Ranking, point) : null;
    }

    /// <summary>The sentences of a message of several that ask something; none when it has only one.</summary>
    private List<string> Questions(Reading reading)
    {
        var sentences = Sentences.SplitQuestions(reading.Text);
        return sentences.Count is > 1 and <= MaxSentences
            ? [.. sentences.Where(sentence => SentenceForms.Of(sentence, reader.Words(sentence)) != SentenceForm.Statement)]
            : [];
    }

    /// <summary>A vendor named anywhere in the message holds for all its sentences; none of them follows up on the last answer by itself.</summary>
    private static SearchContext InContext(SearchContext context, Reading whole) => context with { Vendor = whole.Vendor, LastEntryId = null };

    /// <summary>Two sentences that each ask something else: both are answered.</summary>
    private SearchDecision? TwoAnswers(Reading whole, List<Reading> parts)
    {
        var answers = parts.Where(part => IsSure(part) && AskVendor(part) is null)
            .Select(part => part.Results[0])
            .DistinctBy(result => result.Entry.Id, StringComparer.Ordinal)
            .ToList();
        return answers.Count == 2 ? AnswerWith(answers, whole) : null;
    }

    /// <summary>No vendor is known, and two vendors answer differently: ask which one, rather than answer for the wrong one.</summary>
    private SearchDecision? AskVendor(Reading reading)
    {
        if (reading.Vendor is not null || reading.Answerability < point.Clarify || reading.Results.Count < 2)
        {
            return null;
        }

        var first = reading.Results[0];
        var rivals = reading.Results.Skip(1)
            .Where(result => result.Entry.Vendor != first.Entry.Vendor)
            .Where(result => first.Entry.Opposites.Contains(result.Entry.Id, StringComparer.Ordinal) || IsRival(reading, result, first))
            .DistinctBy(result => result.Entry.Vendor, StringComparer.Ordinal)
            .Take(MaxChoices - 1)
            .ToList();
        return rivals.TrueForAll(rival => VendorScope.AreCompatible(rival.Entry.Vendor, first.Entry.Vendor)) ? null : new SearchDecision(DecisionKind.Clarify, null, [first, .. rivals]) { AsksVendor = true };
    }

    private bool IsRival(Reading reading, SearchResult result, SearchResult first) =>
        result.Entry.Theme == first.Entry.Theme && first.Entry.Theme.Length > 0
        && result.Score >= first.Score * point.VendorShare && reader.Coverage(reading, result) >= reader.Coverage(reading, first) * LeastRivalCoverage;

    private SearchDecision? Answer(Reading reading, Reading whole) => IsSure(reading) ? AnswerWith([reading.Results[0]], whole) : null;

    /// <summary>A story around one question: the story as a whole is not clear, the question is.</summary>
    private SearchDecision? AnswerPart(Reading whole, List<Reading> parts)
    {
        var sure = parts.Where(IsSure).ToList();
        return sure.Count == 1 && whole.Answerability >= point.Clarify ? AskVendor(sure[0]) ?? Answer(sure[0], whole) : null;
    }

    private SearchDecision? Choices(Reading reading)
    {
        if (reading.Answerability < point.Clarify || reading.Results.Count == 0)
        {
            return null;
        }

        // One entry alone is left when only one of its vendor's speaks of the subject.
        var choices = reading.Results.Take(MaxChoices).Where((result, i) => i < 2 || result.Score >= reading.Results[0].Score * LeastChoice).ToList();
        return choices.Count < 2 ? AnswerWith(choices, reading) : new SearchDecision(DecisionKind.Clarify, null, choices);
    }

    private static SearchDecision Abstain(Reading reading)
    {
        var outOfScope = reading.Ranking.Classes?.BestOutOfScope();
        return new SearchDecision(DecisionKind.Abstain, null, reading.Results)
        {
            OutOfScope = outOfScope is var (entry, probability) && probability >= LeastOutOfScope ? entry : null,
        };
    }

    private static SearchDecision AnswerWith(List<SearchResult> answers, Reading whole) =>
        new(DecisionKind.Answer, null, [.. answers, .. whole.Results.Where(result => answers.All(answer => answer.Entry.Id != result.Entry.Id))])
        {
            Answers = answers,
            OfferedFlow = answers[0].Entry.Flow,
        };

    private bool IsSure(Reading reading) => reading.Confidence >= point.Answer;
}
