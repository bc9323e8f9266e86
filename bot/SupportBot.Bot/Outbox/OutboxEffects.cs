using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Outbox;

/// <summary>Puts something into the outbox, in the transaction of the turn.</summary>
/// <param name="Message">What must leave.</param>
internal sealed record Enqueue(OutboxMessage Message) : ITurnEffect;

/// <summary>Something that must leave this server, at least once.</summary>
/// <param name="Kind">Which sender takes it: see <see cref="OutboxKinds"/>.</param>
/// <param name="Key">Idempotency key, unique for ever: a second message with the same key is dropped silently.</param>
/// <param name="Payload">JSON that the sender of that kind reads.</param>
internal sealed record OutboxMessage(string Kind, string Key, string Payload)
{
    /// <summary>Not before this instant; null means at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Messages with the same lane leave one after the other, in order (the replies of one conversation); null means no order.</summary>
    public string? Lane { get; init; }

    /// <summary>The case it belongs to, as text, so that the case can show what is still waiting; null for none.</summary>
    public string? Case { get; init; }

    /// <summary>Pseudonymous subject of the flood caps (a conversation, a contract); null for none.</summary>
    public string? Subject { get; init; }
}

/// <summary>Values of <see cref="OutboxMessage.Kind"/>.</summary>
internal static class OutboxKinds
{
    /// <summary>An e-mail: payload of <see cref="Mail.MailLetter"/>.</summary>
    public const string Mail = "mail";

    /// <summary>An activity to a Bot Connector channel.</summary>
    public const string Connector = "connector";

    /// <summary>An activity that takes the place of one that a Bot Connector channel has shown; its id is that one's.</summary>
    public const string ConnectorUpdate = "connector-update";

    /// <summary>Words of the bot that nobody asked for, in a conversation: payload of <see cref="ChatNews"/>.</summary>
    public const string Chat = "chat";

    /// <summary>A signed call to an outside agent hub.</summary>
    public const string Webhook = "webhook";
}
