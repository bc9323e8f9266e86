namespace SupportBot.Knowledge.Evaluation;

/// <summary>What came out for one labelled question.</summary>
/// <param name="Question">The question and its label.</param>
/// <param name="Kind">The decision.</param>
/// <param name="Flow">The flow started; null when none was.</param>
/// <param name="Ranked">Ids, best first, at most 10, whatever the decision.</param>
/// <param name="Answered">Ids answered with; empty unless the decision is an answer.</param>
/// <param name="Offered">Ids offered as choices; empty unless the decision is to clarify.</param>
/// <param name="Score">How sure it is that the FAQ answers the question; only the order of scores matters.</param>
/// <param name="Confidence">How sure it is that the first entry is right; only the order matters.</param>
public sealed record QuestionOutcome(
    LabelledQuestion Question,
    DecisionKind Kind,
    string? Flow,
    IReadOnlyList<string> Ranked,
    IReadOnlyList<string> Answered,
    IReadOnlyList<string> Offered,
    double Score,
    double Confidence)
{
    /// <summary>Whether the first entry is right.</summary>
    public bool IsFirstRight => RankOfRight == 1;

    /// <summary>Place of the first right entry, from 1; 0 when none is among the ten.</summary>
    public int RankOfRight
    {
        get
        {
            for (var i = 0; i < Ranked.Count; i++)
            {
                if (Question.Ids.Contains(Ranked[i], StringComparer.Ordinal))
                {
                    return i + 1;
                }
            }

            return 0;
        }
    }

    /// <summary>Whether an answer was given and it is right.</summary>
    public bool IsAnsweredRight => Answered.Any(id => Question.Ids.Contains(id, StringComparer.Ordinal));

    /// <summary>Whether the right entry is among the choices.</summary>
    public bool IsOfferedRight => Offered.Any(id => Question.Ids.Contains(id, StringComparer.Ordinal));

    /// <summary>What a decision means for a labelled question.</summary>
    public static QuestionOutcome Of(LabelledQuestion question, SearchDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);

        return new QuestionOutcome(
            question,
            decision.Kind,
            decision.Flow,
            [.. decision.Ranked.Select(result => result.Entry.Id)],
            [.. decision.Answers.Select(result => result.Entry.Id)],
            decision.Kind == DecisionKind.Clarify ? [.. decision.Results.Select(result => result.Entry.Id)] : [],
            decision.Answerability,
            decision.Ranked.Count > 0 ? decision.Ranked[0].Confidence : 0);
    }
}
