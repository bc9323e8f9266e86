using System.Security.Cryptography;
using SupportBot.Knowledge;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>What editors do with drafts: begin them, change them, and put them into the content once the content check agrees.</summary>
internal sealed class DraftDesk(DraftStore store, ContentFolder folder, KnowledgeBase knowledge, TimeProvider clock)
{
    private const int LongestFile = 60_000;

    /// <summary>Adds a wording to the open draft of an entry, beginning one when there is none.</summary>
    public async Task<DraftResult> AddVariantAsync(string entryId, string wording, string author, CancellationToken cancellationToken)
    {
        if (knowledge.Current.Find(entryId) is not { File: { } path } || !ContentFolder.IsEntryPath(path) || await folder.ReadAsync(path, cancellationToken) is not { } file)
        {
            return DraftResult.Refused(DraftRefusal.NoSuchEntry);
        }

        var open = await store.FindOpenAsync(path, cancellationToken);
        if (EntryText.AddVariants(open?.Text ?? file, [wording]) is not { } text)
        {
            return DraftResult.Refused(DraftRefusal.CannotBeChanged);
        }

        if (text == (open?.Text ?? file))
        {
            return DraftResult.Refused(DraftRefusal.AlreadyThere, open?.Id);
        }

        var now = clock.GetUtcNow();
        if (open is not null)
        {
            return await store.ReplaceAsync(open.Id, open.Version, text, open.BaseHash, now) ? DraftResult.Of(open.Id) : DraftResult.Refused(DraftRefusal.Stale, open.Id);
        }

        return await BeginAsync(new ContentDraft(NewId(), path, text)
        {
            Kind = DraftKind.Variants,
            State = DraftState.Open,
            BaseHash = ContentFolder.Hash(file),
            Version = 1,
            Author = author,
            CreatedAt = now,
            UpdatedAt = now,
        });
    }

    /// <summary>Begins the draft of a new entry.</summary>
    /// <param name="proposal">What the agent proposes.</param>
    /// <param name="origin">The case it comes from; null for none.</param>
    public async Task<DraftResult> ProposeAsync(EntryProposal proposal, string? origin, string author, CancellationToken cancellationToken)
    {
        var taken = knowledge.Current.Entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var draft in await store.ListAsync(DraftState.Open, cancellationToken))
        {
            taken.Add(draft.EntryId);
        }

        var id = proposal.ProposeId(taken);
        var now = clock.GetUtcNow();
        return await BeginAsync(new ContentDraft(NewId(), $"{proposal.Vendor}/{id}.md", proposal.ToFile(id))
        {
            Kind = DraftKind.Entry,
            State = DraftState.Open,
            BaseHash = "",
            Origin = origin,
            Version = 1,
            Author = author,
            CreatedAt = now,
            UpdatedAt = now,
        });
    }

    /// <summary>Keeps what the editor wrote.</summary>
    public async Task<DraftResult> EditAsync(string id, long version, string text, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { State: DraftState.Open } draft)
        {
            return DraftResult.Refused(DraftRefusal.Stale, id);
        }

        var lines = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (lines.Length > LongestFile)
        {
            return DraftResult.Refused(DraftRefusal.TooLong, id);
        }

        return await store.ReplaceAsync(id, version, lines, draft.BaseHash, clock.GetUtcNow()) ? DraftResult.Of(id) : DraftResult.Refused(DraftRefusal.Stale, id);
    }

    public async Task<DraftResult> DiscardAsync(string id, long version, string by) =>
        await store.CloseAsync(id, version, DraftState.Discarded, by, clock.GetUtcNow()) ? DraftResult.Of(id) : DraftResult.Refused(DraftRefusal.Stale, id);

    /// <summary>The file has changed under the draft: makes the draft anew from the file as it is, with the wordings that the draft adds.</summary>
    public async Task<DraftResult> RebaseAsync(string id, long version, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { State: DraftState.Open } draft || await folder.ReadAsync(draft.Path, cancellationToken) is not { } file)
        {
            return DraftResult.Refused(DraftRefusal.Stale, id);
        }

        if (EntryText.AddVariants(file, EntryText.VariantsOf(draft.Text)) is not { } text)
        {
            return DraftResult.Refused(DraftRefusal.CannotBeChanged, id);
        }

        return await store.ReplaceAsync(id, version, text, ContentFolder.Hash(file), clock.GetUtcNow()) ? DraftResult.Of(id) : DraftResult.Refused(DraftRefusal.Stale, id);
    }

    /// <summary>Puts the draft into the content: checked first, written whole; a running bot notices by itself.</summary>
    public async Task<DraftResult> ApplyAsync(string id, long version, string by, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { State: DraftState.Open } draft || draft.Version != version)
        {
            return DraftResult.Refused(DraftRefusal.Stale, id);
        }

        var present = ContentFolder.Hash(await folder.ReadAsync(draft.Path, cancellationToken));
        if (present != draft.BaseHash && present != ContentFolder.Hash(draft.Text))
        {
            return DraftResult.Refused(DraftRefusal.FileChanged, id);
        }

        var trial = folder.Try(draft.Path, draft.Text);
        if (trial.HasErrors)
        {
            return DraftResult.Refused(DraftRefusal.CheckFailed, id) with { Problems = trial.Problems };
        }

        if (await folder.WriteAsync(draft.Path, draft.Text, cancellationToken) == FileWriting.ReadOnly)
        {
            return DraftResult.Refused(DraftRefusal.ReadOnly, id);
        }

        return await store.CloseAsync(id, version, DraftState.Applied, by, clock.GetUtcNow()) ? DraftResult.Of(id) : DraftResult.Refused(DraftRefusal.Stale, id);
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private async Task<DraftResult> BeginAsync(ContentDraft draft) =>
        await store.AddAsync(draft) ? DraftResult.Of(draft.Id) : DraftResult.Refused(DraftRefusal.Stale);
}

/// <summary>What became of an editor's wish.</summary>
/// <param name="Refusal">Why nothing changed; <see cref="DraftRefusal.None"/> when it did.</param>
/// <param name="DraftId">The draft; null when there is none.</param>
internal sealed record DraftResult(DraftRefusal Refusal, string? DraftId)
{
    /// <summary>What the content check says; empty unless it refused.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; init; } = [];

    public bool IsDone => Refusal == DraftRefusal.None;

    public static DraftResult Of(string id) => new(DraftRefusal.None, id);

    public static DraftResult Refused(DraftRefusal refusal, string? id = null) => new(refusal, id);
}

/// <summary>Why nothing changed.</summary>
internal enum DraftRefusal
{
    /// <summary>It did change.</summary>
    None,

    /// <summary>There is no such entry, or it has no file of its own.</summary>
    NoSuchEntry,

    /// <summary>The wording is in the entry, or in its draft, already.</summary>
    AlreadyThere,

    /// <summary>The file is written in a way that a wording cannot be added to.</summary>
    CannotBeChanged,

    /// <summary>Somebody changed the draft meanwhile, or it is open no more.</summary>
    Stale,

    /// <summary>The file changed since the draft was made.</summary>
    FileChanged,

    /// <summary>The content check found an error.</summary>
    CheckFailed,

    /// <summary>The folder cannot be written: the file can be downloaded instead.</summary>
    ReadOnly,

    /// <summary>More text than an entry may have.</summary>
    TooLong,
}
