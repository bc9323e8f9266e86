namespace SupportBot.Knowledge.Evaluation;

/// <summary>
/// What each outcome costs the customer, in units of "one question back": the operating point is where labelled questions cost least.
/// A wrong answer costs almost three times a choice that holds the right one; being turned away when there is an answer costs twice as much as a choice.
/// </summary>
internal static class DecisionCosts
{
    private const double WrongAnswer = 2;
    private const double FalseStart = 3;
    private const double MissedFlow = 1.5;
    private const double GoodChoice = 0.75;
    private const double BadChoice = 1.5;
    private const double NeedlessChoice = 0.9;
    private const double WrongAbstention = 1.5;

    /// <summary>The cost of one outcome, 0 for the best.</summary>
    public static double Of(QuestionOutcome outcome)
    {
        if (outcome.Question.Flow is not null || outcome.Flow is not null)
        {
            return outcome.Flow == outcome.Question.Flow ? 0 : outcome.Flow is null ? MissedFlow : FalseStart;
        }

        return outcome.Kind switch
        {
            DecisionKind.Answer => outcome.IsAnsweredRight ? 0 : WrongAnswer,
            DecisionKind.Clarify when !outcome.Question.IsAnswerable => NeedlessChoice,
            DecisionKind.Clarify => outcome.IsOfferedRight ? GoodChoice : BadChoice,
            _ => outcome.Question.IsAnswerable ? WrongAbstention : 0,
        };
    }
}
