using System.CommandLine;
using SupportBot.Knowledge.Suggestions;

namespace SupportBot.Knowledge.Tool.Commands;

/// <summary><c>suggest</c>: what editors could add so that questions that were not answered are.</summary>
internal static class SuggestCommand
{
    public static Command Create()
    {
        var log = new Argument<string>("log") { Description = "Logged questions: .txt (one a line), .jsonl, or .json as sqlite3 -json exports them." };
        var faq = new Option<string>("--faq") { Description = "Content folder or .jsonl file.", DefaultValueFactory = _ => Workspace.DefaultContent() };
        var least = new Option<int>("--least") { Description = "Leave out what was asked less often.", DefaultValueFactory = _ => 2 };
        var folder = new Option<string?>("--out") { Description = "Also write a draft entry for each group that deserves one into this folder." };
        var command = new Command("suggest", "Groups questions that were not answered for sure and proposes phrasings or new entries.") { log, faq, least, folder };
        command.SetAction(result => Run(
            result.GetRequiredValue(log), result.GetRequiredValue(faq), Math.Max(1, result.GetValue(least)), result.GetValue(folder), Console.Out));
        return command;
    }

    internal static int Run(string log, string faq, int least, string? folder, TextWriter output)
    {
        if (!File.Exists(log))
        {
            Console.Error.WriteLine($"There is no file {log}. Export one with: sqlite3 -json supportbot.db \"SELECT question, decision FROM questions\" > questions.json");
            return ExitCodes.CannotRun;
        }

        if (Workspace.ReadContent(faq) is not { } content)
        {
            return ExitCodes.CannotRun;
        }

        var (questions, problems) = LoggedQuestion.Read(log);
        foreach (var problem in problems)
        {
            Console.Error.WriteLine(problem);
        }

        var suggestions = new Suggester(Workspace.Index(content, faq)).Suggest(questions, least);
        foreach (var suggestion in suggestions)
        {
            Describe(suggestion, output);
        }

        if (folder is not null)
        {
            WriteDrafts(folder, suggestions.Where(suggestion => suggestion.Entry is null), content.Entries.Select(entry => entry.Id));
        }

        output.WriteLine($"{questions.Count} questions read, {suggestions.Count} suggestions.");
        return ExitCodes.Success;
    }

    private static void Describe(Suggestion suggestion, TextWriter output)
    {
        var rival = suggestion.Rival is { } other ? $" (or {other.Id}: say what sets them apart)" : "";
        output.WriteLine(suggestion.Entry is { } entry ? $"{suggestion.Asked} x  phrasings for {entry.Id}{rival}" : $"{suggestion.Asked} x  a new entry");
        foreach (var question in suggestion.Questions)
        {
            output.WriteLine($"  - {DraftEntry.Quote(question)}");
        }

        output.WriteLine();
    }

    private static void WriteDrafts(string folder, IEnumerable<Suggestion> suggestions, IEnumerable<string> ids)
    {
        Directory.CreateDirectory(folder);
        var taken = ids.ToHashSet(StringComparer.Ordinal);
        foreach (var suggestion in suggestions)
        {
            var id = DraftEntry.UniqueId(suggestion.Questions[0], taken);
            File.WriteAllText(Path.Combine(folder, id + ".md"), DraftEntry.Text(id, suggestion.Questions[0], [.. suggestion.Questions.Skip(1)], ("", ""), answer: ""));
        }
    }
}
