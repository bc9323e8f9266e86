namespace SupportBot.Knowledge.Evaluation;

/// <summary>
/// How good a set of outcomes is. Shares from 0 to 1; 0 where there is nothing to count. Commands (questions labelled with a flow) count in
/// <see cref="FlowHits"/> only.
/// </summary>
public sealed record RetrievalMetrics
{
    /// <summary>Questions, commands included.</summary>
    public required int Queries { get; init; }

    /// <summary>Questions that some entry answers.</summary>
    public required int Answerable { get; init; }

    /// <summary>Of the answerable: the first entry is right.</summary>
    public required double PrecisionAt1 { get; init; }

    /// <summary>Of the answerable: a right entry is among the first five.</summary>
    public required double RecallAt5 { get; init; }

    /// <summary>Of the answerable: mean of one over the place of the first right entry, 0 beyond ten.</summary>
    public required double ReciprocalRankAt10 { get; init; }

    /// <summary>How often an answerable question scores above an unanswerable one.</summary>
    public required double Auroc { get; init; }

    /// <summary>Of the answers given: right ones.</summary>
    public required double AnsweredPrecision { get; init; }

    /// <summary>Of the answerable: answered, and rightly.</summary>
    public required double AnsweredRecall { get; init; }

    /// <summary>Of the unanswerable: abstained from.</summary>
    public required double AbstainRecall { get; init; }

    /// <summary>Of the unanswerable: answered all the same.</summary>
    public required double FalseAnswers { get; init; }

    /// <summary>Of the answerable: answered rightly, or the right entry is among the choices offered.</summary>
    public required double HelpedRecall { get; init; }

    /// <summary>Of the answerable: answered rightly at the threshold where 95 % of the answers given are right.</summary>
    public required double RecallAt95 { get; init; }

    /// <summary>Of all but commands: handled rightly (right answer, or silence on the unanswerable) at the best threshold.</summary>
    public required double BestBalance { get; init; }

    /// <summary>Of the commands: the right flow starts.</summary>
    public required double FlowHits { get; init; }

    /// <summary>Of all but commands: a flow starts.</summary>
    public required double FalseStarts { get; init; }

    /// <summary>Computes the figures.</summary>
    public static RetrievalMetrics Of(IReadOnlyList<QuestionOutcome> outcomes)
    {
        var commands = outcomes.Where(outcome => outcome.Question.Flow is not null).ToList();
        var questions = outcomes.Where(outcome => outcome.Question.Flow is null).ToList();
        var answerable = questions.Where(outcome => outcome.Question.IsAnswerable).ToList();
        var unanswerable = questions.Where(outcome => !outcome.Question.IsAnswerable).ToList();
        var answered = questions.Where(outcome => outcome.Kind == DecisionKind.Answer).ToList();
        var (recallAt95, balance) = SweepThreshold(questions, answerable.Count, unanswerable.Count);
        return new RetrievalMetrics
        {
            Queries = outcomes.Count,
            Answerable = answerable.Count,
            PrecisionAt1 = Share(answerable, outcome => outcome.IsFirstRight),
            RecallAt5 = Share(answerable, outcome => outcome.RankOfRight is >= 1 and <= 5),
            ReciprocalRankAt10 = Mean(answerable, outcome => outcome.RankOfRight == 0 ? 0 : 1.0 / outcome.RankOfRight),
            Auroc = AreaUnderRoc(answerable, unanswerable),
            AnsweredPrecision = Share(answered, outcome => outcome.IsAnsweredRight),
            AnsweredRecall = Share(answerable, outcome => outcome.IsAnsweredRight),
            AbstainRecall = Share(unanswerable, outcome => outcome.Kind == DecisionKind.Abstain),
            FalseAnswers = Share(unanswerable, outcome => outcome.Kind == DecisionKind.Answer),
            HelpedRecall = Share(answerable, IsHelped),
            RecallAt95 = recallAt95,
            BestBalance = balance,
            FlowHits = Share(commands, outcome => outcome.Flow == outcome.Question.Flow),
            FalseStarts = Share(questions, outcome => outcome.Flow is not null),
        };
    }

    private static bool IsHelped(QuestionOutcome outcome) => outcome.IsAnsweredRight || outcome.IsOfferedRight;

    private static double Share(List<QuestionOutcome> outcomes, Func<QuestionOutcome, bool> counts) => Mean(outcomes, outcome => counts(outcome) ? 1 : 0);

    private static double Mean(List<QuestionOutcome> outcomes, Func<QuestionOutcome, double> value) => outcomes.Count == 0 ? 0 : outcomes.Average(value);

    /// <summary>The Mann-Whitney statistic: ties count half.</summary>
    private static double AreaUnderRoc(List<QuestionOutcome> answerable, List<QuestionOutcome> unanswerable)
    {
        if (answerable.Count == 0 || unanswerable.Count == 0)
        {
            return 0;
        }

        var below = unanswerable.Select(outcome => outcome.Score).Order().ToArray();
        double wins = 0;
        foreach (var outcome in answerable)
        {
            var (less, equal) = CountBelow(below, outcome.Score);
            wins += less + (equal / 2.0);
        }

        return wins / ((double)answerable.Count * unanswerable.Count);
    }

    private static (int Less, int Equal) CountBelow(double[] sorted, double score)
    {
        var less = LowerBound(sorted, score);
        var end = less;
        while (end < sorted.Length && sorted[end] <= score)
        {
            end++;
        }

        return (less, end - less);
    }

    private static int LowerBound(double[] sorted, double score)
    {
        var low = 0;
        var high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < score ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static (double RecallAt95, double Balance) SweepThreshold(List<QuestionOutcome> questions, int answerable, int unanswerable)
    {
        const double precision = 0.95;
        if (questions.Count == 0)
        {
            return (0, 0);
        }

        var sorted = questions.OrderByDescending(outcome => outcome.Confidence).ToList();
        int right = 0, answeredInVain = 0;
        double recall = 0, balance = unanswerable / (double)sorted.Count;
        for (var i = 0; i < sorted.Count; i++)
        {
            right += sorted[i].IsFirstRight ? 1 : 0;
            answeredInVain += sorted[i].Question.IsAnswerable ? 0 : 1;
            if (i + 1 < sorted.Count && sorted[i + 1].Confidence >= sorted[i].Confidence)
            {
                continue;
            }

            recall = right >= precision * (i + 1) && answerable > 0 ? Math.Max(recall, right / (double)answerable) : recall;
            balance = Math.Max(balance, (right + unanswerable - answeredInVain) / (double)sorted.Count);
        }

        return (recall, balance);
    }
}
