using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.Search;

namespace SupportBot.Knowledge.Evaluation;

/// <summary>
/// Fits the operating point on labelled questions: the logistic curve, then the thresholds at which the questions cost least. Thresholds are chosen on
/// questions that the curve was not fitted on (five folds), so that the probabilities are honest.
/// </summary>
public sealed class Calibrator
{
    private const int Folds = 5;

    private static readonly double[] Contrasts = [1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8];
    private static readonly double[] Answers = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8];
    private static readonly double[] Clarifies = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45];
    private static readonly double[] Flows = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

    private readonly EntryRanker _ranker;
    private readonly IReadOnlyList<LabelledQuestion> _questions;
    private readonly Action<string> _progress;

    private Calibrator(EntryRanker ranker, IReadOnlyList<LabelledQuestion> questions, Action<string> progress)
    {
        _ranker = ranker;
        _questions = questions;
        _progress = progress;
    }

    /// <summary>The operating point at which the questions cost least.</summary>
    /// <param name="content">The FAQ.</param>
    /// <param name="utterances">How people ask for each flow.</param>
    /// <param name="questions">Labelled questions, answerable and unanswerable ones.</param>
    /// <param name="progress">Told what is being fitted.</param>
    /// <exception cref="ArgumentException">All the questions are answerable, or none is.</exception>
    public static OperatingPoint Calibrate(
        KnowledgeContent content, IReadOnlyList<FlowUtterances> utterances, IReadOnlyList<LabelledQuestion> questions, Action<string> progress)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(progress);

        var asked = questions.Where(question => question.Flow is null).ToList();
        if (asked.TrueForAll(question => question.IsAnswerable) || !asked.Exists(question => question.IsAnswerable))
        {
            throw new ArgumentException("Calibration needs answerable and unanswerable questions.", nameof(questions));
        }

        return new Calibrator(new EntryRanker(content, utterances), questions, progress).Run(content.OperatingPoint);
    }

    private OperatingPoint Run(OperatingPoint start)
    {
        _progress("fitting the probability");
        var point = start with { Probability = Fit(_ => true) };
        var folds = Enumerable.Range(0, Folds).Select(fold => Fit(i => i % Folds != fold)).ToArray();
        point = point with { Contrast = Best("contrast", Contrasts, value => -Likelihood(point with { Contrast = value }, folds)) };
        for (var round = 0; round < 2; round++)
        {
            point = point with { Answer = Best("answer", Answers, value => Cost(point with { Answer = value }, folds)) };
            point = point with { Clarify = Best("clarify", Clarifies, value => Cost(point with { Clarify = value }, folds)) };
            point = point with { Flow = Best("flow", Flows, value => Cost(point with { Flow = value }, folds)) };
        }

        return point;
    }

    /// <summary>Fits the curve on the questions whose number is wanted; commands are no examples.</summary>
    private Dictionary<string, double> Fit(Func<int, bool> wanted)
    {
        var examples = _questions.Where((question, i) => question.Flow is null && wanted(i)).ToList();
        var weights = LogisticFit.Fit([.. examples.Select(question => _ranker.Rank(question.Text).Evidence.Values)], [.. examples.Select(question => question.IsAnswerable)]);
        var named = Evidence.Names.Zip(weights).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        named[Evidence.Intercept] = weights[^1];
        return named;
    }

    private double Best(string name, double[] values, Func<double, double> cost)
    {
        var best = values.MinBy(cost);
        _progress(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {best:0.00}"));
        return best;
    }

    /// <summary>How probable the point finds the labels of the answerable questions: the logarithms of what it gives the right entries, summed.</summary>
    private double Likelihood(OperatingPoint point, Dictionary<string, double>[] folds)
    {
        const double floor = 1e-3;
        return Outcomes(point, folds).Where(item => item.Question.IsAnswerable)
            .Sum(item => Math.Log(floor + item.Decision.Ranked.Where(result => item.Question.Ids.Contains(result.Entry.Id, StringComparer.Ordinal)).Sum(result => result.Confidence)));
    }

    private double Cost(OperatingPoint point, Dictionary<string, double>[] folds) =>
        Outcomes(point, folds).Average(item => DecisionCosts.Of(QuestionOutcome.Of(item.Question, item.Decision)));

    private IEnumerable<(LabelledQuestion Question, SearchDecision Decision)> Outcomes(OperatingPoint point, Dictionary<string, double>[] folds)
    {
        var deciders = Array.ConvertAll(folds, curve => Decider.At(_ranker, point with { Probability = curve }));
        return _questions.Select((question, i) => (question, deciders[i % Folds].Decide(question.Text, SearchContext.None)));
    }
}
