using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge;

/// <summary>
/// The knowledge of a running bot: reads a content folder, indexes it, and follows its changes. Readers take <see cref="Current"/> once a turn;
/// a reload swaps that one reference. Safe to use from any thread.
/// </summary>
public sealed class KnowledgeBase : IDisposable
{
    private readonly string _path;
    private readonly IReadOnlyList<FlowUtterances> _utterances;
    private readonly ContentWatcher _watcher;
    private readonly Lock _reloading = new();
    private volatile State _state;

    private KnowledgeBase(string path, IReadOnlyList<FlowUtterances> utterances, TimeProvider timeProvider)
    {
        _path = path;
        _utterances = utterances;
        _watcher = new ContentWatcher(path, timeProvider, Reload);
        KnowledgeContent? content = null;
        Parallel.Invoke(() => content = KnowledgeContent.Read(path), WarmUp.Run);
        _state = new State(new KnowledgeSnapshot(content!, utterances, version: 1), content!.Problems); // Invoke returns when it is read
    }

    /// <summary>Raised after every reload, on a thread of the pool, whether or not the content was usable; handlers must not throw.</summary>
    public event EventHandler<KnowledgeReloadedEventArgs>? Reloaded;

    /// <summary>The last good state.</summary>
    public KnowledgeSnapshot Current => _state.Snapshot;

    /// <summary>All that is wrong in the content as it lies on disk now; entries with errors are left out of, or kept from before in, <see cref="Current"/>.</summary>
    public IReadOnlyList<ContentProblem> Problems => _state.Problems;

    /// <summary>Opens a content folder (its root or its language folder) or a <c>.jsonl</c> file and watches it.</summary>
    /// <param name="path">Folder or file.</param>
    /// <param name="utterances">How people ask for each flow; may be empty.</param>
    /// <param name="timeProvider">Times the watching.</param>
    /// <exception cref="IOException">The content cannot be read at all.</exception>
    public static KnowledgeBase Open(string path, IReadOnlyList<FlowUtterances> utterances, TimeProvider timeProvider)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(utterances);
        ArgumentNullException.ThrowIfNull(timeProvider);

        var knowledge = new KnowledgeBase(path, utterances, timeProvider);
        knowledge._watcher.Start();
        return knowledge;
    }

    /// <summary>Stops watching; <see cref="Current"/> stays usable.</summary>
    public void Dispose() => _watcher.Dispose();

    private void Reload()
    {
        lock (_reloading)
        {
            var before = _state;
            var content = Merge(KnowledgeContent.Read(_path), before.Snapshot);
            var snapshot = content.Entries.Count == 0 ? before.Snapshot : new KnowledgeSnapshot(content, _utterances, before.Snapshot.Version + 1);
            _state = new State(snapshot, content.Problems);
        }

        Reloaded?.Invoke(this, new KnowledgeReloadedEventArgs(_state.Snapshot, _state.Problems));
    }

    /// <summary>A file that was broken by an edit keeps its last good entry; a file that is gone takes its entry with it.</summary>
    private static KnowledgeContent Merge(KnowledgeContent content, KnowledgeSnapshot before)
    {
        var broken = content.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.File).ToHashSet(StringComparer.Ordinal);
        var present = content.Entries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var kept = before.Entries.Where(entry => entry.File is not null && broken.Contains(entry.File) && !present.Contains(entry.Id));
        return content with { Entries = [.. content.Entries.Concat(kept).OrderBy(entry => entry.Id, StringComparer.Ordinal)] };
    }

    private sealed record State(KnowledgeSnapshot Snapshot, IReadOnlyList<ContentProblem> Problems);
}

/// <summary>What a reload found.</summary>
/// <param name="snapshot">The state that is served from now on.</param>
/// <param name="problems">All that is wrong in the content.</param>
public sealed class KnowledgeReloadedEventArgs(KnowledgeSnapshot snapshot, IReadOnlyList<ContentProblem> problems) : EventArgs
{
    /// <summary>The state that is served from now on.</summary>
    public KnowledgeSnapshot Snapshot { get; } = snapshot;

    /// <summary>All that is wrong in the content.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; } = problems;
}
