using System.Text;
using System.Threading.Channels;
using Npgsql;

namespace SupportBot.Bot.Persistence.Postgres;

/// <summary>
/// Words between nodes by LISTEN and NOTIFY (https://www.postgresql.org/docs/current/sql-notify.html). They are sent beside the turn, many in one call: a NOTIFY
/// inside a transaction makes all such commits wait for each other.
/// </summary>
/// <param name="source">For the channel alone, which closes it.</param>
internal sealed partial class PostgresNodeChannel(NpgsqlDataSource source, ILogger<PostgresNodeChannel> logger) : BackgroundService, INodeChannel
{
    private const string Name = "supportbot";

    /// <summary>The server takes less than 8,000 bytes in one word.</summary>
    private const int LongestPayload = 7000;

    /// <summary>Bytes of UTF-8 that one char takes at most.</summary>
    private const int LongestCharacter = 3;

    /// <summary>Words that wait for a server that is away; the oldest go first, as listeners read the database when it is back.</summary>
    private const int LongestQueue = 4096;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <summary>A line that died without a word is noticed by this question.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly Channel<string> _waiting = Channel.CreateBounded<string>(
        new BoundedChannelOptions(LongestQueue) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Lock _changing = new();
    private volatile Listener[] _listeners = [];

    public void Send(string topic, string text) => _waiting.Writer.TryWrite($"{topic}\t{text}");

    public IDisposable Listen(string topic, Action<string?> heard)
    {
        var listener = new Listener(topic, heard, this);
        lock (_changing)
        {
            _listeners = [.. _listeners, listener];
        }

        return listener;
    }

    public override void Dispose()
    {
        base.Dispose();
        source.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        AgainAsync(HearAsync, stoppingToken), AgainAsync(TellAsync, stoppingToken));

    /// <summary>Begins again after every failure, until the host stops.</summary>
    private async Task AgainAsync(Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (PostgresErrors.MeansUnavailable(failure))
            {
                LogBroken(logger, failure.Message);
                await Task.Delay(BetweenTries, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task HearAsync(CancellationToken stopping)
    {
        await using var connection = await source.OpenConnectionAsync(stopping);
        connection.Notification += (_, word) => Hear(word.Payload);
        await using var command = new NpgsqlCommand($"LISTEN {Name}", connection);
        await command.ExecuteNonQueryAsync(stopping);

        // Whatever was said before the line stood is in the database.
        foreach (var listener in _listeners)
        {
            listener.Heard(null);
        }

        while (true)
        {
            if (!await connection.WaitAsync(Silence, stopping))
            {
                command.CommandText = "SELECT 1";
                await command.ExecuteNonQueryAsync(stopping);
            }
        }
    }

    private async Task TellAsync(CancellationToken stopping)
    {
        var payload = new StringBuilder();
        while (await _waiting.Reader.WaitToReadAsync(stopping))
        {
            payload.Clear().Append(_node);
            while (_waiting.Reader.TryPeek(out var next) && (payload.Length == _node.Length || Fits(payload, next)) && _waiting.Reader.TryRead(out next))
            {
                payload.Append('\n').Append(next);
            }

            await using var connection = await source.OpenConnectionAsync(stopping);
            await using var command = new NpgsqlCommand($"SELECT pg_notify('{Name}', $1)", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = payload.ToString() });
            await command.ExecuteNonQueryAsync(stopping);
        }
    }

    private static bool Fits(StringBuilder payload, string next) =>
        (payload.Length + next.Length + 1) * LongestCharacter < LongestPayload;

    private void Hear(string payload)
    {
        var lines = payload.Split('\n');
        if (lines[0] == _node)
        {
            return;
        }

        foreach (var line in lines.AsSpan(1))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            foreach (var listener in _listeners)
            {
                if (tab == listener.Topic.Length && line.StartsWith(listener.Topic, StringComparison.Ordinal))
                {
                    listener.Heard(line[(tab + 1)..]);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The line to the other nodes is broken; it is tried again. {Reason}")]
    private static partial void LogBroken(ILogger logger, string reason);

    private sealed class Listener(string topic, Action<string?> heard, PostgresNodeChannel channel) : IDisposable
    {
        public string Topic => topic;

        public Action<string?> Heard => heard;

        public void Dispose()
        {
            lock (channel._changing)
            {
                channel._listeners = Array.FindAll(channel._listeners, other => other != this);
            }
        }
    }
}
