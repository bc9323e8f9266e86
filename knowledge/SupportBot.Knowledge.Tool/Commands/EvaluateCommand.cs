using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Knowledge.Tool.Commands;

/// <summary><c>evaluate</c>: how well a FAQ answers a file of labelled questions.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var faq = new Option<string>("--faq") { Description = "Content folder or .jsonl file.", DefaultValueFactory = _ => Workspace.DefaultContent() };
        var queries = new Option<string>("--queries") { Description = "Labelled questions: .jsonl of q, ids, style, flow.", DefaultValueFactory = _ => DefaultQueries() };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var scorer = ScorerOption.Create();
        var calibrate = new Option<bool>("--calibrate") { Description = "First fit the operating point on the questions and write it to decision.yml in the content folder." };
        var command = new Command("evaluate", "Asks labelled questions and prints how well they are answered.") { faq, queries, json, scorer, calibrate };
        command.SetAction(result => Run(
            result.GetRequiredValue(faq), result.GetRequiredValue(queries), result.GetValue(json), result.GetRequiredValue(scorer), result.GetValue(calibrate)));
        return command;
    }

    private static string DefaultQueries() => Path.Combine(Path.GetDirectoryName(Workspace.DefaultContent()) ?? ".", "evaluation", "questions.jsonl");

    private static int Run(string faq, string queries, bool json, string scorer, bool calibrate)
    {
        if (Workspace.ReadContent(faq) is not { } content || Questions(queries) is not { } questions)
        {
            return ExitCodes.CannotRun;
        }

        if (calibrate)
        {
            content = Calibrate(content, faq, questions);
        }

        var start = Stopwatch.GetTimestamp();
        IAnswerer answerer = scorer == ScorerOption.Bm25 ? new LuceneAnswerer(content.Entries) : new FullAnswerer(Workspace.Index(content, faq));
        var build = Stopwatch.GetElapsedTime(start);
        var outcomes = questions.Select(answerer.Answer).ToList();
        var speed = SpeedOf(answerer, questions);
        var report = new EvaluationReport(RetrievalMetrics.Of(outcomes), outcomes, build, speed);
        Console.WriteLine(json ? JsonSerializer.Serialize(EvaluationJson.From(report), EvaluationJsonContext.Default.EvaluationJson) : EvaluationText.Of(report));
        return ExitCodes.Success;
    }

    private static KnowledgeContent Calibrate(KnowledgeContent content, string faq, IReadOnlyList<LabelledQuestion> questions)
    {
        var flows = File.Exists(faq) ? [] : FlowResources.Read();
        var point = Calibrator.Calibrate(content, flows, questions, step => Console.Error.WriteLine($"calibrating: {step}"));
        if (Directory.Exists(faq))
        {
            var file = KnowledgeContent.OperatingPointPath(faq);
            File.WriteAllText(file, point.Write());
            Console.Error.WriteLine($"written: {file}");
        }
        else
        {
            Console.Error.WriteLine(point.Write());
        }

        return content with { OperatingPoint = point };
    }

    private static IReadOnlyList<LabelledQuestion>? Questions(string path)
    {
        if (!File.Exists(path))
        {
            Console.Error.WriteLine($"There is no file {path}. Give with --queries a .jsonl file whose lines read {{\"q\":\"...\",\"ids\":[\"...\"]}}.");
            return null;
        }

        var (questions, problems) = LabelledQuestion.Read(path);
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        return questions.Count > 0 ? questions : null;
    }

    /// <summary>
    /// Asks all questions on this thread, round after round, for about a second after a warm-up, and gives the figures of the fastest round: what other
    /// programs on the machine take in between says nothing about the scorer.
    /// </summary>
    private static SpeedFigures SpeedOf(IAnswerer answerer, IReadOnlyList<LabelledQuestion> questions)
    {
        const int leastRounds = 3;
        var best = Round(answerer, questions);
        Repeat(() => Round(answerer, questions), leastRounds);
        Repeat(
            () =>
            {
                var round = Round(answerer, questions);
                best = round.PerSecond > best.PerSecond ? round : best;
            },
            leastRounds);
        return best;
    }

    /// <summary>Repeats an action for half a second, a certain number of times at least.</summary>
    private static void Repeat(Action action, int least)
    {
        var half = TimeSpan.FromMilliseconds(500);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < least || Stopwatch.GetElapsedTime(start) < half; i++)
        {
            action();
        }
    }

    private static SpeedFigures Round(IAnswerer answerer, IReadOnlyList<LabelledQuestion> questions)
    {
        var durations = new TimeSpan[questions.Count];
        for (var i = 0; i < durations.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            answerer.Answer(questions[i]);
            durations[i] = Stopwatch.GetElapsedTime(start);
        }

        return SpeedFigures.Of(durations);
    }
}
