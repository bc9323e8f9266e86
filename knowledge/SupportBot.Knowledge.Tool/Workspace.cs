using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Tool;

/// <summary>Finds and reads what the commands work on.</summary>
internal static class Workspace
{
    /// <summary>The content folder of the checkout around the current folder, for commands that are given none.</summary>
    public static string DefaultContent()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var content = Path.Combine(folder.FullName, "knowledge", "content");
            if (Directory.Exists(content))
            {
                return content;
            }
        }

        return Path.Combine("knowledge", "content");
    }

    /// <summary>Reads a FAQ and prints what is wrong with it; null, with the reason printed, when there is nothing to work on.</summary>
    /// <param name="path">Content folder or <c>.jsonl</c> file.</param>
    /// <param name="strict">Also null when anything is wrong.</param>
    public static KnowledgeContent? ReadContent(string path, bool strict = false)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Console.Error.WriteLine($"There is no file or folder {path}. Give a content folder such as knowledge/content, or a .jsonl file of id, question and answer.");
            return null;
        }

        KnowledgeContent? read = null;
        Parallel.Invoke(() => read = KnowledgeContent.Read(path), WarmUp.Run);
        var content = read!; // Invoke returns when it is read
        var errors = content.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).ToList();
        errors.ForEach(Console.Error.WriteLine);
        if (strict && errors.Count > 0)
        {
            Console.Error.WriteLine($"{path}: {errors.Count} errors. Mend them, or leave --strict out to go on without these entries.");
            return null;
        }

        if (content.Entries.Count > 0)
        {
            return content;
        }

        Console.Error.WriteLine($"No entry could be read from {path}.");
        return null;
    }

    /// <summary>Indexes content together with the flows of the bot, when the content is the bot's own and not somebody else's FAQ.</summary>
    public static KnowledgeSnapshot Index(KnowledgeContent content, string path) =>
        KnowledgeSnapshot.Build(content, File.Exists(path) ? [] : FlowResources.Read());
}
