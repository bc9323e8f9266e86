using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Testing;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Outbox;

/// <summary>An outbox on a real SQLite file, with a clock and a sender that do as told.</summary>
internal sealed class OutboxFixture : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _directory = new();

    public OutboxFixture()
    {
        Clock = new ManualClock(Start);
        Database = TestStorage.Open(_directory.File("outbox.db"), Start);
        Store = new OutboxStore(Database);
        Dead = new DeadLetters(Database, Signal);
    }

    public IDatabase Database { get; }

    public ManualClock Clock { get; }

    public OutboxOptions Options { get; } = new();

    public OutboxSignal Signal { get; } = new();

    public OutboxStore Store { get; }

    public DeadLetters Dead { get; }

    /// <summary>A worker as one node has it.</summary>
    public OutboxWorker Worker() => new(Store, Microsoft.Extensions.Options.Options.Create(Options), Clock, NullLogger<OutboxWorker>.Instance);

    public OutboxDispatcher Dispatcher(params IOutboxSender[] senders) =>
        new(Worker(), Store, Signal, senders, Microsoft.Extensions.Options.Options.Create(Options), Clock);

    public async Task AddAsync(OutboxMessage message) =>
        (await Database.WriteAsync([OutboxRows.Add(message, Options, Clock.GetUtcNow())])).ShouldBe(WriteOutcome.Committed);

    public Task AddAsync(string key, string kind = "test", string? lane = null) => AddAsync(new OutboxMessage(kind, key, key) { Lane = lane });

    /// <summary>All that is due is worked on once; says how many rows that were.</summary>
    public async Task<int> RunAsync(IOutboxSender sender, CancellationToken cancellationToken, OutboxWorker? worker = null)
    {
        worker ??= Worker();
        var worked = 0;
        while (await worker.LeaseAsync(sender.Kind, Options.Parallel, cancellationToken) is { Count: > 0 } leased)
        {
            await Task.WhenAll(leased.Select(item => worker.WorkAsync(sender, item, cancellationToken)));
            worked += leased.Count;
        }

        return worked;
    }

    public async Task<(string State, string? Failure, int Attempts, string Payload)> RowAsync(string key, CancellationToken cancellationToken) =>
        (await Database.QueryAsync(
            SqlStatement.Of("SELECT state, failure, attempts, payload FROM outbox WHERE key = $1", key),
            reader => (reader.GetString(0), reader.ReadStringOrNull(1), reader.GetInt32(2), reader.GetString(3)),
            cancellationToken)).Single();

    public void Dispose()
    {
        Database.Dispose();
        _directory.Dispose();
    }
}

/// <summary>A sender that answers what the test says, and keeps what it was given.</summary>
internal sealed class ScriptedSender(Func<OutboxItem, CancellationToken, Task<SendResult>> answer) : IOutboxSender
{
    public ScriptedSender(params SendResult[] answers)
        : this(Script(answers))
    {
    }

    public string Kind { get; init; } = "test";

    public ConcurrentQueue<OutboxItem> Given { get; } = new();

    public Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        Given.Enqueue(item);
        return answer(item, cancellationToken);
    }

    private static Func<OutboxItem, CancellationToken, Task<SendResult>> Script(SendResult[] answers)
    {
        var left = new ConcurrentQueue<SendResult>(answers);
        return (_, _) => Task.FromResult(left.TryDequeue(out var next) ? next : SendResult.Sent);
    }
}
