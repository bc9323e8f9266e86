namespace SupportBot.Knowledge.Content;

/// <summary>Everything that was read from a content folder or a FAQ file, before it is indexed.</summary>
public sealed record KnowledgeContent
{
    /// <summary>The valid entries, out-of-scope ones included, ordered by id.</summary>
    public required IReadOnlyList<KnowledgeEntry> Entries { get; init; }

    /// <summary>Phrases that must not be answered.</summary>
    public IReadOnlyList<string> OffTopic { get; init; } = [];

    /// <summary>The domain lexicon.</summary>
    public Lexicon Lexicon { get; init; } = Lexicon.Empty;

    /// <summary>The calibrated operating point; the shipped one when the folder has none.</summary>
    public OperatingPoint OperatingPoint { get; init; } = OperatingPoint.Shipped;

    /// <summary>All that is wrong, by file and line.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; init; } = [];

    /// <summary>Reads a content folder (its root or its language folder) or a <c>.jsonl</c> file.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static KnowledgeContent Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);

        return File.Exists(path) ? FaqFile.Read(path) : ContentDirectory.Read(path);
    }

    /// <summary>Where the operating point of a content folder (its root or its language folder) lies.</summary>
    public static string OperatingPointPath(string contentFolder) => Path.Combine(ContentDirectory.Resolve(contentFolder), ContentDirectory.OperatingPointFile);
}
