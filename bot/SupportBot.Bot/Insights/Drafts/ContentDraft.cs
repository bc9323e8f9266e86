namespace SupportBot.Bot.Insights.Drafts;

/// <summary>A change to one content file that waits for an editor.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Path">The file, relative to the content folder.</param>
/// <param name="Text">The whole file as proposed.</param>
internal sealed record ContentDraft(string Id, string Path, string Text)
{
    public required DraftKind Kind { get; init; }

    public required DraftState State { get; init; }

    /// <summary>Hash of the file that the text was made from; empty for a new file.</summary>
    public required string BaseHash { get; init; }

    /// <summary>The case it comes from; null for wordings from the list of unanswered questions.</summary>
    public string? Origin { get; init; }

    /// <summary>Rises with every change.</summary>
    public required long Version { get; init; }

    /// <summary>Name of the person who began it.</summary>
    public required string Author { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Name of the person who applied or discarded it; null while it is open.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>The entry's id.</summary>
    public string EntryId => System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <summary>What a draft does.</summary>
internal enum DraftKind
{
    /// <summary>Adds wordings to an entry.</summary>
    Variants,

    /// <summary>Adds an entry.</summary>
    Entry,
}

/// <summary>Where a draft stands.</summary>
internal enum DraftState
{
    /// <summary>It waits for an editor.</summary>
    Open,

    /// <summary>It is in the content.</summary>
    Applied,

    /// <summary>An editor did not want it.</summary>
    Discarded,
}
