using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Search;

/// <summary>
/// Decides whether a message starts a flow. Judged on false starts as well as on hits: "comment faire pour transférer" is answered,
/// "je veux transférer" starts the flow.
/// </summary>
internal static class FlowRouter
{
    private const string Status = "status";
    private const string Agent = "agent";
    private const int LeastDigits = 4;

    /// <summary>What is put as a request ("je veux ...", "ouvrez ...") starts a flow at this share of the probability that other messages need.</summary>
    private const double RequestShare = 0.5;

    /// <summary>The flow to start; null when the message should be answered.</summary>
    public static string? Route(string message, Ranking ranking, OperatingPoint point)
    {
        if (ranking.Classes is not { Flow: { } flow } classes || classes.FlowProbability < point.Flow * RequestShare)
        {
            return null;
        }

        return SentenceForms.Of(message, ranking.Words) switch
        {
            SentenceForm.Request => flow,
            SentenceForm.Question when !MayBeAsked(flow, ranking.Words) => null,
            _ => classes.FlowProbability >= point.Flow ? flow : null,
        };
    }

    /// <summary>People ask for a person by a question, and for the state of one contract by giving its number; any other question wants an answer.</summary>
    private static bool MayBeAsked(string flow, IReadOnlyList<QuestionWord> words) =>
        flow == Agent || (flow == Status && (words.Any(HoldsNumber) || AsksWhereItStands(words)));

    private static bool HoldsNumber(QuestionWord word) => word.Text.Count(char.IsAsciiDigit) >= LeastDigits;

    /// <summary>"Où en est mon contrat", also without its accent.</summary>
    private static bool AsksWhereItStands(IReadOnlyList<QuestionWord> words) =>
        words.Count > 2 && words[0].Text is "où" or "ou" && words[1].Text is "en" && words[2].Text is "est" or "sont" or "suis";
}
