using System.CommandLine;
using SupportBot.Knowledge.Import;

namespace SupportBot.Knowledge.Tool.Commands;

/// <summary><c>import</c>: turns a FAQ page into draft entries, with a report of what looked odd.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The page: text, Markdown or HTML." };
        var folder = new Option<string>("--out") { Description = "Folder for the drafts; made if it is missing.", Required = true };
        var command = new Command("import", "Turns a FAQ page into draft entries, with a report of odd spots.") { file, folder };
        command.SetAction(result => Run(result.GetRequiredValue(file), result.GetRequiredValue(folder), Console.Out));
        return command;
    }

    internal static int Run(string file, string folder, TextWriter output)
    {
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"There is no file {file}. Save the FAQ page as .txt, .md or .html and give its path.");
            return ExitCodes.CannotRun;
        }

        var page = FaqPage.Read(File.ReadAllText(file), Path.GetFileName(file));
        Directory.CreateDirectory(folder);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var question in page.Questions)
        {
            var id = DraftEntry.UniqueId(question.Question, taken);
            File.WriteAllText(Path.Combine(folder, id + ".md"), DraftEntry.Text(id, question.Question, [], (Path.GetFileName(file), question.Section ?? "-"), question.Answer));
        }

        foreach (var problem in page.Problems)
        {
            output.WriteLine(problem);
        }

        output.WriteLine($"{page.Questions.Count} drafts in {folder}. Set 'editeur', 'theme' and 'revu' in each, rewrite the answer in your own words, then run check.");
        return page.Questions.Count > 0 ? ExitCodes.Success : ExitCodes.Rejected;
    }
}
