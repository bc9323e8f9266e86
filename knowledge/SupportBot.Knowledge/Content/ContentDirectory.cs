namespace SupportBot.Knowledge.Content;

/// <summary>Reads a content folder: <c>&lt;editeur&gt;/&lt;id&gt;.md</c>, <c>hors-sujet/</c>, and the three files that go with them.</summary>
internal static class ContentDirectory
{
    public const string OutOfScopeFolder = "hors-sujet";
    public const string OffTopicFile = "hors-sujet.txt";
    public const string LexiconFileName = "lexique.yml";
    public const string OperatingPointFile = "decision.yml";
    private const string Language = "fr";

    public static KnowledgeContent Read(string path)
    {
        var root = Resolve(path);
        if (!Directory.Exists(root))
        {
            var missing = new ContentProblem(
                ProblemSeverity.Error, path, 0, "there is no such folder or file", "Give the content folder (knowledge/content) or a .jsonl file");
            return new KnowledgeContent { Entries = [], Problems = [missing] };
        }

        var problems = new List<ContentProblem>();
        var entries = ReadEntries(root, problems);
        return new KnowledgeContent
        {
            Entries = entries,
            OffTopic = ReadFile(root, OffTopicFile, problems, (text, _) => TextLines.WithoutComments(text).Select(line => line.Text).ToList()) ?? [],
            Lexicon = ReadFile(root, LexiconFileName, problems, LexiconFile.Read) ?? Lexicon.Empty,
            OperatingPoint = ReadFile(root, OperatingPointFile, problems, Content.OperatingPoint.Read) ?? OperatingPoint.Shipped,
            Problems = [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)],
        };
    }

    /// <summary>The language folder of a content root; the path itself when it is one already.</summary>
    public static string Resolve(string path)
    {
        var language = Path.Combine(path, Language);
        return Directory.Exists(language) ? language : path;
    }

    private static List<KnowledgeEntry> ReadEntries(string root, List<ContentProblem> problems)
    {
        var entries = new Dictionary<string, KnowledgeEntry>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = RelativeName(root, path);
            if (!name.Contains('/', StringComparison.Ordinal))
            {
                continue;
            }

            if (ReadEntry(path, name, problems) is { } entry && !entries.TryAdd(entry.Id, entry))
            {
                problems.Add(new(
                    ProblemSeverity.Error, name, 2, $"the id '{entry.Id}' is already taken by {entries[entry.Id].File}", "Rename one of the two files and its id"));
            }
        }

        return [.. entries.Values.OrderBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    private static KnowledgeEntry? ReadEntry(string path, string name, List<ContentProblem> problems)
    {
        var list = new ProblemList(name);
        var folder = name[..name.IndexOf('/', StringComparison.Ordinal)];
        var outOfScope = folder == OutOfScopeFolder;
        var entry = EntryFile.Read(File.ReadAllText(path), Path.GetFileNameWithoutExtension(path), outOfScope, list);
        if (entry is not null && !outOfScope && entry.Vendor != folder)
        {
            list.Error(2, $"the entry says editeur '{entry.Vendor}' but lies in the folder '{folder}'", "Move the file to its vendor's folder, or correct 'editeur'");
        }

        problems.AddRange(list.All);
        return list.HasErrors ? null : entry;
    }

    private static T? ReadFile<T>(string root, string fileName, List<ContentProblem> problems, Func<string, ProblemList, T?> read)
        where T : class
    {
        var path = Path.Combine(root, fileName);
        if (!File.Exists(path))
        {
            return null;
        }

        var list = new ProblemList(fileName);
        var value = read(File.ReadAllText(path), list);
        problems.AddRange(list.All);
        return value;
    }

    private static string RelativeName(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');
}
