using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.Tests;

/// <summary>The content and the flows of this checkout, indexed once for all tests.</summary>
public sealed class RepositoryContent
{
    public RepositoryContent()
    {
        Root = FindRoot();
        Content = KnowledgeContent.Read(Path.Combine(Root, "knowledge", "content"));
        Utterances =
        [
            .. Directory.EnumerateFiles(Path.Combine(Root, "bot", "SupportBot.Bot", "Flows"), "Utterances.txt", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => FlowUtterances.Parse(File.ReadAllText(path), path)),
        ];
        Snapshot = KnowledgeSnapshot.Build(Content, Utterances);
    }

    public string Root { get; }

    public KnowledgeContent Content { get; }

    public IReadOnlyList<FlowUtterances> Utterances { get; }

    public KnowledgeSnapshot Snapshot { get; }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SupportBot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside their checkout.");
    }
}
