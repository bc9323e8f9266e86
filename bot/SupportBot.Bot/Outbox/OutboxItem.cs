using System.Data.Common;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Outbox;

/// <summary>A row of the outbox as its sender gets it.</summary>
/// <param name="Number">Order of entry.</param>
/// <param name="Key">Idempotency key: the same at every attempt.</param>
/// <param name="Kind">See <see cref="OutboxKinds"/>.</param>
/// <param name="Payload">JSON, read by the sender of that kind.</param>
/// <param name="Attempts">Attempts so far, this one included.</param>
/// <param name="Unfinished">Attempts in a row that ended without an outcome, this one included.</param>
/// <param name="CreatedAt">Instant of entry.</param>
/// <param name="ExpiresAt">After this instant no further attempt is made.</param>
internal sealed record OutboxItem(
    long Number, string Key, string Kind, string Payload, int Attempts, int Unfinished, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt)
{
    internal const string Columns = "number, key, kind, payload, attempts, unfinished, created_at, expires_at";

    internal static OutboxItem Read(DbDataReader reader) => new(
        reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetInt32(5),
        Instants.Read(reader, 6), Instants.Read(reader, 7));
}

/// <summary>What became of an attempt.</summary>
internal enum Delivery
{
    /// <summary>The other side has it.</summary>
    Sent,

    /// <summary>Not now: it will be tried again.</summary>
    TryLater,

    /// <summary>Never: it becomes a dead letter at once.</summary>
    Refused,
}

/// <summary>The outcome of an attempt, as the sender sees it.</summary>
/// <param name="Delivery">What became of it.</param>
/// <param name="Failure">A short code for the console and the log, without personal data, such as <c>smtp-450</c>; null when sent.</param>
internal sealed record SendResult(Delivery Delivery, string? Failure)
{
    public static readonly SendResult Sent = new(Delivery.Sent, null);

    /// <summary>What the other side asked for (Retry-After); null takes the back-off.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static SendResult TryLater(string failure) => new(Delivery.TryLater, failure);

    public static SendResult Refused(string failure) => new(Delivery.Refused, failure);
}

/// <summary>Sends one kind of message. Implementations are registered as this interface; each owns one <see cref="Kind"/>.</summary>
internal interface IOutboxSender
{
    string Kind { get; }

    /// <summary>
    /// One attempt. An exception counts as a bug in the row or in the sender: after some of them the row is parked. Cancellation means that the
    /// attempt took too long or that the server stops; whether the message left is then unknown, and it is tried again with the same key.
    /// </summary>
    Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken);
}
