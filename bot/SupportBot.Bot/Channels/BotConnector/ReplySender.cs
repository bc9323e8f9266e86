using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Observability;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>
/// Sends replies to channels in the background, in order within a conversation; what is queued when the host stops is sent first. Only what the channel
/// surely did not take is sent again: a POST that may have arrived is not, as it cannot be told from a second message.
/// </summary>
internal sealed partial class ReplySender(ConnectorClient client, IOptions<BotConnectorOptions> options, TimeProvider clock, ILogger<ReplySender> logger)
    : BackgroundService
{
    /// <summary>Lanes run side by side, a conversation always in the same one: a channel that hangs delays few others.</summary>
    private const int Lanes = 16;

    private const int LongestLane = 1000;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly Channel<Activity>[] _lanes = [.. Enumerable.Range(0, Lanes).Select(static _ =>
        Channel.CreateBounded<Activity>(new BoundedChannelOptions(LongestLane) { SingleReader = true }))];

    /// <summary>Takes the replies of one turn.</summary>
    public void Queue(IReadOnlyList<Activity> replies)
    {
        foreach (var reply in replies)
        {
            var lane = (uint)string.GetHashCode(reply.Conversation?.Id, StringComparison.Ordinal) % Lanes;
            if (!_lanes[lane].Writer.TryWrite(reply))
            {
                LogLaneFull(logger);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var lane in _lanes)
        {
            lane.Writer.TryComplete();
        }

        // The lanes end by themselves once empty; the base class waits for them as long as the host lets it.
        if (ExecuteTask is { } lanes)
        {
            await Task.WhenAny(lanes, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
        }

        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_lanes.Select(lane => ServeAsync(lane.Reader, stoppingToken)));

    private async Task ServeAsync(ChannelReader<Activity> lane, CancellationToken stoppingToken)
    {
        await foreach (var reply in lane.ReadAllAsync(stoppingToken))
        {
            await SendAsync(reply, stoppingToken);
        }
    }

    private async Task SendAsync(Activity reply, CancellationToken stoppingToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var result = await client.SendAsync(reply, stoppingToken);
            if (result.Status == SendStatus.Sent)
            {
                return;
            }

            if (result.Status != SendStatus.Again || attempt >= options.Value.Retries)
            {
                LogNotSent(logger, result.Status, result.HttpStatus);
                return;
            }

            var wait = result.RetryAfter ?? FirstWait * Math.Pow(2, attempt);
            await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, stoppingToken);
        }
    }

    [LoggerMessage(EventIds.BotConnector + 1, LogLevel.Error, "A reply was not sent: {Status}, HTTP {HttpStatus}")]
    private static partial void LogNotSent(ILogger logger, SendStatus status, int? httpStatus);

    [LoggerMessage(EventIds.BotConnector + 2, LogLevel.Error, "A reply was not sent: too many wait before it")]
    private static partial void LogLaneFull(ILogger logger);
}
