using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Search;

/// <summary>
/// Decides whether a message starts a flow. Judged on false starts as well as on hits: "comment faire pour transférer" is answered,
/// "je veux transférer" starts the flow.
/// </summary>
internal static class FlowRouter
{
    private const string Status = "status";
    private const string Agent = "agent";

    /// <summary>The flow to start; null when the message should be answered.</summary>
    public static string? Route(Ranking ranking, SentenceForm form, OperatingPoint point)
    {
        if (ranking.Classes is not { Flow: { } flow } classes)
        {
            return null;
        }

        // People ask for a person or for the state of a contract by a question; any other question wants an answer.
        if (form == SentenceForm.Question && flow is not (Status or Agent))
        {
            return null;
        }

        return classes.FlowProbability >= point.Flow ? flow : null;
    }
}
