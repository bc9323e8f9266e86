using System.Buffers;
using System.Net.WebSockets;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>One open socket. It follows the transcript by place: news only wake it, and gaps are read from the store.</summary>
/// <param name="position">Place of the last activity that the client has.</param>
internal sealed class ActivityStream(WebSocket socket, Transcript transcript, ConversationHub.Subscription subscription, CustomerWindows windows, long position)
{
    /// <summary>A client that takes longer to take a frame is gone or will not come back to itself.</summary>
    private static readonly TimeSpan SlowestClient = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private long _position = position;

    /// <summary>Serves until the client leaves, the token is used again elsewhere, or the host stops.</summary>
    public async Task RunAsync(OpenStreams.Place place, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var receiving = ReceiveUntilCloseAsync();
        var sending = SendAsync(ended.Token);
        await Task.WhenAny(receiving, sending);
        await ended.CancelAsync();
        await Quietly(sending);
        await CloseAsync(place.Replaced.IsCancellationRequested, stopping.IsCancellationRequested);
        await Quietly(receiving);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await SendMissedAsync(cancellationToken);
        await foreach (var news in subscription.News.ReadAllAsync(cancellationToken))
        {
            if (news.LastSeq == 0)
            {
                await SendPassingAsync(news.Activities, cancellationToken);
            }
            else if (news.FirstSeq == _position + 1 && news.Activities is { } activities)
            {
                await SendActivitiesAsync(activities, news.LastSeq, cancellationToken);
            }
            else if (news.LastSeq > _position)
            {
                await SendMissedAsync(cancellationToken);
            }
        }
    }

    /// <summary>What is not stored, such as somebody typing; nothing at all keeps the way open.</summary>
    private Task SendPassingAsync(IReadOnlyList<LoggedActivity>? activities, CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>(256);
        if (activities is { Count: > 0 })
        {
            Answers.WriteActivities(frame, activities, _position);
        }

        return SendFrameAsync(frame.WrittenMemory, cancellationToken);
    }

    private async Task SendMissedAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<LoggedActivity> missed;
        do
        {
            missed = await ReadPatientlyAsync(cancellationToken);
            if (missed.Count > 0)
            {
                await SendActivitiesAsync(missed, missed[^1].Seq, cancellationToken);
            }
        }
        while (missed.Count == Transcript.PageSize);
    }

    /// <summary>A database that is away for a while ends no socket: the clients would all come back at once.</summary>
    private async Task<IReadOnlyList<LoggedActivity>> ReadPatientlyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await transcript.ReadAfterAsync(subscription.Key, _position, cancellationToken);
            }
            catch (DatabaseUnavailableException)
            {
                await Task.Delay(BetweenTries, cancellationToken);
            }
        }
    }

    private async Task SendActivitiesAsync(IReadOnlyList<LoggedActivity> activities, long lastSeq, CancellationToken cancellationToken)
    {
        if (activities.Count > 0)
        {
            var frame = new ArrayBufferWriter<byte>(1024);
            Answers.WriteActivities(frame, activities, lastSeq);
            await SendFrameAsync(frame.WrittenMemory, cancellationToken);
            await windows.DeliveredAsync(subscription.Key, activities);
        }

        _position = lastSeq;
    }

    private async Task SendFrameAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(SlowestClient);

        // Cancelling a send aborts the socket: only the client's slowness may do that, not the host's stop, which ends with a proper close.
        cancellationToken.ThrowIfCancellationRequested();
        await socket.SendAsync(frame, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, patience.Token);
    }

    /// <summary>Clients send empty frames to keep the way open; whatever else they send is not read. Without this loop a close would never be seen.</summary>
    private async Task ReceiveUntilCloseAsync()
    {
        var nothing = new byte[128];
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            var received = await socket.ReceiveAsync(nothing.AsMemory(), CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }
        }
    }

    private async Task CloseAsync(bool replaced, bool stopping)
    {
        try
        {
            using var patience = new CancellationTokenSource(Farewell);
            var (status, reason) = replaced ? (WebSocketCloseStatus.PolicyViolation, "collision")
                : stopping ? (WebSocketCloseStatus.EndpointUnavailable, "restart")
                : (WebSocketCloseStatus.NormalClosure, "");
            if (socket.State == WebSocketState.Open)
            {
                await socket.CloseAsync(status, reason, patience.Token);
            }
            else if (socket.State == WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, reason, patience.Token);
            }
        }
        catch (Exception failure) when (IsGone(failure))
        {
            socket.Abort();
        }
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception failure) when (IsGone(failure))
        {
            // The client is gone or the stream was told to end: neither is news.
        }
    }

    private static bool IsGone(Exception failure) =>
        failure is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException or DatabaseUnavailableException;
}
