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
        var strict = new Option<bool>("--strict") { Description = "Stop when a line or an entry is wrong, rather than leave it out." };
        var save = new Option<string?>("--save") { Description = "Keep the first answer to each question in this file." };
        var compare = new Option<string?>("--compare") { Description = "List every question whose first answer is another than in this file of --save; fail when more are wrong." };
        var phrasings = new Option<int?>("--phrasings") { Description = "Take only this many phrasings of each entry, and nothing else of the content: how a bare FAQ would do." };
        var command = new Command("evaluate", "Asks labelled questions and prints how well they are answered.") { faq, queries, json, scorer, calibrate, strict, save, compare, phrasings };
        command.SetAction(result => Run(
            new EvaluateRequest(
                result.GetRequiredValue(faq),
                result.GetRequiredValue(queries),
                result.GetValue(json),
                result.GetRequiredValue(scorer) == ScorerOption.Bm25,
                result.GetValue(calibrate),
                result.GetValue(strict),
                result.GetValue(save),
                result.GetValue(compare),
                result.GetValue(phrasings)),
            Console.Out));
        return command;
    }

    internal static int Run(EvaluateRequest request, TextWriter output)
    {
        if (Workspace.ReadContent(request.Faq, request.Strict) is not { } content || Questions(request.Queries, request.Strict) is not { } questions)
        {
            return ExitCodes.CannotRun;
        }

        if (request.Calibrate)
        {
            content = Calibrate(content, request.Faq, questions);
        }

        content = request.Phrasings is { } count ? Bare(content, count) : content;
        var start = Stopwatch.GetTimestamp();
        IAnswerer answerer = request.IsBm25 ? new LuceneAnswerer(content.Entries)
            : new FullAnswerer(request.Phrasings is null ? Workspace.Index(content, request.Faq) : KnowledgeSnapshot.Build(content, []));
        var build = Stopwatch.GetElapsedTime(start);
        var outcomes = ProgressBar.Over("questions", questions, answerer.Answer);
        var speed = SpeedOf(answerer, questions);
        var report = new EvaluationReport(RetrievalMetrics.Of(outcomes), outcomes, build, speed);
        output.WriteLine(request.Json ? JsonSerializer.Serialize(EvaluationJson.From(report), EvaluationJsonContext.Default.EvaluationJson) : EvaluationText.Of(report));
        var verdict = request.Compare is { } baseline ? Compare(baseline, outcomes, request.Json ? Console.Error : output) : ExitCodes.Success;
        if (request.Save is { } file)
        {
            AnswerLog.Save(file, outcomes);
        }

        return verdict;
    }

    /// <summary>The answerable entries as somebody else's FAQ would hold them: no vendors, lexicon, operating point or out-of-scope entries.</summary>
    private static KnowledgeContent Bare(KnowledgeContent content, int phrasings) => new()
    {
        Entries =
        [
            .. content.Entries.Where(entry => !entry.IsOutOfScope)
                .Select(entry => entry with { Variants = [.. entry.Variants.Take(phrasings)], Vendor = Vendor.General, Theme = "", Opposites = [] }),
        ],
    };

    private static string DefaultQueries() => Path.Combine(Path.GetDirectoryName(Workspace.DefaultContent()) ?? ".", "evaluation", "questions.jsonl");

    private static int Compare(string baseline, IReadOnlyList<QuestionOutcome> outcomes, TextWriter output)
    {
        if (!File.Exists(baseline))
        {
            Console.Error.WriteLine($"There is no file {baseline}. Write one with: evaluate --save {baseline}");
            return ExitCodes.CannotRun;
        }

        var changes = AnswerLog.Compare(baseline, outcomes);
        foreach (var change in changes)
        {
            output.WriteLine(change);
        }

        var gained = changes.Count(change => change.Now.Right && !change.Before.Right);
        var lost = changes.Count(change => change.Before.Right && !change.Now.Right);
        output.WriteLine($"{changes.Count} first answers changed: {gained} gained, {lost} lost.");
        return lost > gained ? ExitCodes.Rejected : ExitCodes.Success;
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

    private static IReadOnlyList<LabelledQuestion>? Questions(string path, bool strict)
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

        return questions.Count > 0 && (problems.Count == 0 || !strict) ? questions : null;
    }

    /// <summary>
    /// Asks all questions on this thread, round after round, for about a second after a warm-up. The time of a question is the median of its
    /// rounds, and the speed follows from these: what other programs on the machine take in between says nothing about the scorer.
    /// </summary>
    private static SpeedFigures SpeedOf(IAnswerer answerer, IReadOnlyList<LabelledQuestion> questions)
    {
        const int leastRounds = 3;
        var rounds = new List<TimeSpan[]>();
        Repeat(() => Round(answerer, questions), leastRounds);
        Repeat(() => rounds.Add(Round(answerer, questions)), leastRounds);
        return SpeedFigures.Of(rounds);
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

    private static TimeSpan[] Round(IAnswerer answerer, IReadOnlyList<LabelledQuestion> questions)
    {
        var durations = new TimeSpan[questions.Count];
        for (var i = 0; i < durations.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            answerer.Answer(questions[i]);
            durations[i] = Stopwatch.GetElapsedTime(start);
        }

        return durations;
    }
}

/// <summary>What <c>evaluate</c> was asked to do.</summary>
/// <param name="Faq">Content folder or <c>.jsonl</c> file.</param>
/// <param name="Queries">Labelled questions.</param>
/// <param name="Json">Print one JSON object.</param>
/// <param name="IsBm25">Rank as Lucene does.</param>
/// <param name="Calibrate">Fit the operating point first.</param>
/// <param name="Strict">Stop at the first wrong line.</param>
/// <param name="Save">Where to keep the first answers; null to keep none.</param>
/// <param name="Compare">The answers to compare with; null to compare with none.</param>
/// <param name="Phrasings">How many phrasings of each entry to take, and nothing else of the content; null for all there is.</param>
internal sealed record EvaluateRequest(
    string Faq, string Queries, bool Json, bool IsBm25, bool Calibrate, bool Strict, string? Save, string? Compare, int? Phrasings = null);
