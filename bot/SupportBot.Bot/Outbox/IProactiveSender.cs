using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Outbox;

/// <summary>Speaks first in a conversation that a channel keeps open (Teams). Called by senders of the outbox, never within a turn.</summary>
internal interface IProactiveSender
{
    /// <param name="conversation">Key of the conversation.</param>
    /// <param name="message">What is said; the channel's addresses are filled in.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ProactiveResult> SendAsync(string conversation, Activity message, CancellationToken cancellationToken);
}

/// <summary>What became of it.</summary>
internal enum ProactiveStatus
{
    Sent,

    /// <summary>Surely not sent; later perhaps.</summary>
    Again,

    /// <summary>The bot is blocked, removed or unknown there: another way has to be found.</summary>
    NotThere,

    /// <summary>Nobody knows.</summary>
    Unsure,
}

/// <param name="Status">What became of it.</param>
/// <param name="RetryAfter">How long the channel asks to wait; null when it does not say.</param>
internal sealed record ProactiveResult(ProactiveStatus Status, TimeSpan? RetryAfter = null);
