using System.CommandLine;
using System.Globalization;
using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Tool.Commands;

/// <summary><c>check</c>: everything that is wrong in a content folder; fails when there is an error.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("content") { Description = "Content folder or .jsonl file.", DefaultValueFactory = _ => Workspace.DefaultContent() };
        var strict = new Option<bool>("--strict") { Description = "Fail on warnings too." };
        var command = new Command("check", "Lists what is wrong in the content, with the line and the remedy; fails when there is an error.") { path, strict };
        command.SetAction(result => Run(result.GetRequiredValue(path), result.GetValue(strict), Console.Out));
        return command;
    }

    internal static int Run(string path, bool strict, TextWriter output)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Console.Error.WriteLine($"There is no file or folder {path}. Give a content folder such as knowledge/content, or a .jsonl file.");
            return ExitCodes.CannotRun;
        }

        var content = KnowledgeContent.Read(path);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);
        List<ContentProblem> problems = [.. content.Problems, .. ContentLint.Check(content, today)];
        foreach (var problem in problems)
        {
            output.WriteLine(problem);
        }

        var errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        var warnings = problems.Count - errors;
        var outOfScope = content.Entries.Count(entry => entry.IsOutOfScope);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{content.Entries.Count - outOfScope} entries, {outOfScope} out of scope, {content.OffTopic.Count} phrases to reject, {content.Lexicon.Concepts.Count} concepts: {errors} errors, {warnings} warnings."));
        return errors > 0 || (strict && warnings > 0) ? ExitCodes.Rejected : ExitCodes.Success;
    }
}
