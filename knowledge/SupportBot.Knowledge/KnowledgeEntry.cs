namespace SupportBot.Knowledge;

/// <summary>One question of the FAQ with its answer. Immutable.</summary>
public sealed record KnowledgeEntry
{
    /// <summary>The file name without extension; unique in a snapshot, compared ordinally.</summary>
    public required string Id { get; init; }

    /// <summary>The question as shown to customers.</summary>
    public required string Question { get; init; }

    /// <summary>Other ways people ask it; never shown. May be empty.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>One of <see cref="Content.Vendor.All"/>; <see cref="Content.Vendor.General"/> for a FAQ that names none.</summary>
    public string Vendor { get; init; } = Content.Vendor.General;

    /// <summary>The subject that entries of several vendors may share ("expiration"); empty when none is given.</summary>
    public string Theme { get; init; } = "";

    /// <summary>The flow to offer with the answer; null when there is none.</summary>
    public string? Flow { get; init; }

    /// <summary>Ids of the entries that people ask for next, in order. May name an entry that was left out for an error.</summary>
    public IReadOnlyList<string> FollowUps { get; init; } = [];

    /// <summary>Ids of entries of other vendors that answer the same question otherwise: without a vendor, none of them is answered alone.</summary>
    public IReadOnlyList<string> Opposites { get; init; } = [];

    /// <summary>Where the facts come from; null for out-of-scope entries and foreign FAQs.</summary>
    public EntrySource? Source { get; init; }

    /// <summary>The day a person last checked the entry; null for foreign FAQs.</summary>
    public DateOnly? Reviewed { get; init; }

    /// <summary>A known contradiction, for agents only; null when there is none.</summary>
    public string? Caution { get; init; }

    /// <summary>The whole answer, Markdown.</summary>
    public required string Markdown { get; init; }

    /// <summary>The whole answer as plain text: no markup, steps numbered, links as "text (address)".</summary>
    public required string PlainText { get; init; }

    /// <summary>The first paragraph as plain text, for an answer in the middle of a form.</summary>
    public required string ShortAnswer { get; init; }

    /// <summary>True when the question is near our subject but has no answer here; <see cref="Markdown"/> then says what to do instead.</summary>
    public bool IsOutOfScope { get; init; }

    /// <summary>The file it was read from, for messages to editors; null when it does not come from a file of its own.</summary>
    public string? File { get; init; }
}

/// <summary>The page that an entry restates.</summary>
/// <param name="Page">Title of the page.</param>
/// <param name="Section">Section of the page; null when it has none.</param>
public sealed record EntrySource(string Page, string? Section);
