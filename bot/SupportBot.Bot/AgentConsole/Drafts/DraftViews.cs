using SupportBot.Bot.Insights.Drafts;
using SupportBot.Knowledge.Content;

namespace SupportBot.Bot.AgentConsole.Drafts;

/// <summary>The drafts that wait, and the last ones that do not.</summary>
internal sealed record DraftListView(IReadOnlyList<ContentDraft> Open, IReadOnlyList<ContentDraft> Closed, bool IsEditable);

/// <summary>One draft beside the file as it is.</summary>
internal sealed record DraftView(ContentDraft Draft)
{
    /// <summary>The change, with a few lines around it.</summary>
    public required IReadOnlyList<DiffLine> Diff { get; init; }

    /// <summary>What the content check says of it.</summary>
    public required IReadOnlyList<ContentProblem> Problems { get; init; }

    /// <summary>Whether the file changed since the draft was made.</summary>
    public required bool FileChanged { get; init; }

    /// <summary>What it would change; null until it was asked for.</summary>
    public ReplayResult? Replay { get; init; }

    public string? Notice { get; init; }

    public string? Problem { get; init; }

    /// <summary>Whether the folder refused to be written: the file is offered instead.</summary>
    public bool OffersFile { get; init; }

    public bool IsOpen => Draft.State == DraftState.Open;
}

/// <summary>The form in which an agent proposes an entry.</summary>
/// <param name="Case">The case it comes from.</param>
internal sealed record ProposalView(string Case, ProposalInput Input, IReadOnlyList<string> Themes)
{
    public string? Problem { get; init; }
}

/// <summary>What the form holds.</summary>
internal sealed record ProposalInput(string Question, string Variants, string Answer, string Vendor, string Theme);
