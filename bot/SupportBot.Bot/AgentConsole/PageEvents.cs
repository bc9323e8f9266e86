using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.AgentConsole.SignIn;

namespace SupportBot.Bot.AgentConsole;

/// <summary>Reads one source of news until it is cancelled, and writes what an open page must hear of it.</summary>
internal delegate Task NewsSource(ChannelWriter<SseItem<string>> page, CancellationToken cancellationToken);

/// <summary>
/// What an open page hears: hints without content. The page then asks for what is new, and is judged anew at each request; so a hint may be lost or doubled. A
/// stream ends soon after its session: who has signed out is not taken for present.
/// </summary>
internal sealed class PageEvents(SessionStore sessions, TimeProvider clock, IHostApplicationLifetime host)
{
    private const int Longest = 64;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);

    /// <summary>Merges the sources into one stream, which begins with "ready" and ends with the page, the agent's session, or the server.</summary>
    public async IAsyncEnumerable<SseItem<string>> MergeAsync(IReadOnlyList<NewsSource> sources, CurrentAgent agent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = Channel.CreateBounded<SseItem<string>>(new BoundedChannelOptions(Longest) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.ApplicationStopping);
        var readers = Task.WhenAll(sources.Append((page, stop) => WatchSessionAsync(agent.SessionId, page, stop)).Select(source => ReadAsync(source, page.Writer, end.Token)));
        try
        {
            yield return Hint("ready");
            while (await WaitAsync(page.Reader, end.Token))
            {
                while (page.Reader.TryRead(out var item))
                {
                    yield return item;
                }
            }
        }
        finally
        {
            await end.CancelAsync();
            await readers;
        }
    }

    public static SseItem<string> Hint(string what, string value = "") => new(value, what);

    /// <summary>Writes what <paramref name="read"/> makes of each piece of news.</summary>
    public static NewsSource From<T>(ChannelReader<T> news, Func<T, SseItem<string>?> read) => async (page, cancellationToken) =>
    {
        await foreach (var one in news.ReadAllAsync(cancellationToken))
        {
            if (read(one) is { } item)
            {
                page.TryWrite(item);
            }
        }
    };

    private async Task WatchSessionAsync(string session, ChannelWriter<SseItem<string>> page, CancellationToken cancellationToken)
    {
        while (await sessions.IsOpenAsync(session, clock.GetUtcNow(), cancellationToken))
        {
            await Task.Delay(BetweenLooks, clock, cancellationToken);
        }

        page.TryComplete();
    }

    private static async Task ReadAsync(NewsSource source, ChannelWriter<SseItem<string>> page, CancellationToken cancellationToken)
    {
        try
        {
            await source(page, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page is closed.
        }
        catch (Persistence.DatabaseUnavailableException)
        {
            // The stream ends; the page comes back by itself and finds out.
            page.TryComplete();
        }
    }

    private static async ValueTask<bool> WaitAsync(ChannelReader<SseItem<string>> page, CancellationToken cancellationToken)
    {
        try
        {
            return await page.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
