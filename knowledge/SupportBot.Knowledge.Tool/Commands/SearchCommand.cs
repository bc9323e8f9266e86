using System.CommandLine;
using System.Globalization;
using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Knowledge.Tool.Commands;

/// <summary><c>search</c>: the decision on one question, and with <c>--explain</c> what it rests on.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var question = new Argument<string[]>("question") { Description = "The question, in or without quotes.", Arity = ArgumentArity.OneOrMore };
        var faq = new Option<string>("--faq") { Description = "Content folder or .jsonl file.", DefaultValueFactory = _ => Workspace.DefaultContent() };
        var top = new Option<int>("--top") { Description = "How many entries to show.", DefaultValueFactory = _ => 5 };
        var scorer = ScorerOption.Create();
        var explain = new Option<bool>("--explain") { Description = "Show which words and which signal decided." };
        var command = new Command("search", "Asks one question and shows the decision and the best entries.") { question, faq, top, scorer, explain };
        command.SetAction(result => Run(
            string.Join(' ', result.GetRequiredValue(question)), result.GetRequiredValue(faq), Math.Max(1, result.GetValue(top)), result.GetRequiredValue(scorer), result.GetValue(explain)));
        return command;
    }

    private static int Run(string question, string faq, int top, string scorer, bool explain)
    {
        if (Workspace.ReadContent(faq) is not { } content)
        {
            return ExitCodes.CannotRun;
        }

        if (scorer == ScorerOption.Bm25)
        {
            var outcome = new LuceneAnswerer(content.Entries).Answer(new LabelledQuestion(question, [], "", null));
            Console.WriteLine(string.Join(Environment.NewLine, outcome.Ranked.Take(top)));
            return ExitCodes.Success;
        }

        var snapshot = Workspace.Index(content, faq);
        var decision = snapshot.Decide(question, SearchContext.None);
        Console.WriteLine(Describe(decision));
        foreach (var result in decision.Ranked.Take(top))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {result.Confidence:0.000}  {result.Entry.Id,-32} {result.Entry.Vendor,-9} {result.Entry.Question}"));
        }

        if (explain)
        {
            Console.WriteLine();
            Console.Write(AccountText.Of(snapshot.Explain(question)));
        }

        return ExitCodes.Success;
    }

    private static string Describe(SearchDecision decision)
    {
        var shown = decision.Kind == DecisionKind.Clarify ? decision.Results : decision.Answers;
        var what = decision.Kind is DecisionKind.Clarify or DecisionKind.Answer ? string.Join(", ", shown.Select(result => result.Entry.Id)) : decision.Flow ?? decision.OutOfScope?.Id;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{decision.Kind.ToString().ToLowerInvariant()} {what}{(decision.AsksVendor ? " (which vendor?)" : "")} - answerable {decision.Answerability:0.000}");
    }
}
