using System.Runtime.CompilerServices;
using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.Evaluation;

namespace SupportBot.Benchmarks.Knowledge;

/// <summary>The content, the flows' requests and the labelled questions of this checkout.</summary>
internal static class KnowledgeFiles
{
    public static string Content { get; } = Path.Combine(Root(), "knowledge", "content");

    public static IReadOnlyList<FlowUtterances> Utterances { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root(), "bot", "SupportBot.Bot", "Flows"), "Utterances.txt", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => FlowUtterances.Parse(File.ReadAllText(path), path)),
    ];

    public static IReadOnlyList<LabelledQuestion> Questions { get; } =
        LabelledQuestion.Read(Path.Combine(Root(), "knowledge", "evaluation", "questions.jsonl")).Questions;

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..")); // always below the checkout
}
