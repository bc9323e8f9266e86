namespace SupportBot.Knowledge.Content;

/// <summary>
/// Calls back when a file of the content changes. Looks at sizes and times twice a second: unlike notifications of the file system this also works
/// on mounted volumes and survives the folder being replaced. A change is reported once it has stood still for one look.
/// </summary>
internal sealed class ContentWatcher : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly string _path;
    private readonly Action _changed;
    private readonly ITimer _timer;
    private readonly Lock _looking = new();
    private string _reported;
    private string _seen;
    private bool _disposed;

    public ContentWatcher(string path, TimeProvider timeProvider, Action changed)
    {
        _path = path;
        _changed = changed;
        _reported = _seen = Fingerprint();
        _timer = timeProvider.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start() => _timer.Change(Interval, Interval);

    public void Dispose()
    {
        _timer.Dispose();
        lock (_looking)
        {
            _disposed = true;
        }
    }

    private void Look()
    {
        if (!_looking.TryEnter())
        {
            return;
        }

        try
        {
            if (!_disposed && HasSettled())
            {
                _changed();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is being replaced: look again at the next tick, and report then.
            _reported = "";
        }
        finally
        {
            _looking.Exit();
        }
    }

    private bool HasSettled()
    {
        var now = Fingerprint();
        var settled = now == _seen && now != _reported;
        _seen = now;
        if (settled)
        {
            _reported = now;
        }

        return settled;
    }

    private string Fingerprint()
    {
        var files = File.Exists(_path) ? [new FileInfo(_path)] : ContentFiles();
        return string.Join('\n', files.Select(file => $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}"));
    }

    private IEnumerable<FileInfo> ContentFiles()
    {
        var root = new DirectoryInfo(ContentDirectory.Resolve(_path));
        return root.Exists
            ? root.EnumerateFiles("*", SearchOption.AllDirectories).Where(IsContent).OrderBy(file => file.FullName, StringComparer.Ordinal)
            : [];
    }

    private static bool IsContent(FileInfo file) => file.Extension is ".md" or ".yml" or ".txt";
}
