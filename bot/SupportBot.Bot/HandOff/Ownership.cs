using System.Text.Json.Serialization;

namespace SupportBot.Bot.HandOff;

/// <summary>Who answers the customer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Owner>))]
internal enum Owner
{
    /// <summary>The bot.</summary>
    Bot,

    /// <summary>Nobody yet: the customer waits for a person. The bot adds what is said to the file.</summary>
    Queued,

    /// <summary>A person; the bot is silent.</summary>
    Human,

    /// <summary>The bot, after a person closed the request: what comes next is a new matter.</summary>
    Closed,
}

/// <summary>
/// Who owns a conversation. A part of the conversation's state, so that a change of hands and a turn of the bot exclude each other by the row's
/// version: whoever commits second starts again and sees the first.
/// </summary>
internal sealed record Ownership
{
    public static readonly Ownership OfBot = new();

    public Owner Owner { get; init; }

    /// <summary>The case; null until the first hand-off.</summary>
    public string? Case { get; init; }

    /// <summary>The queue it waits or waited in; null until the first hand-off.</summary>
    public string? Queue { get; init; }

    /// <summary>Where the customer can be written to; null when unknown.</summary>
    public string? Email { get; init; }

    /// <summary>Where the agent works; meaningless unless <see cref="Owner.Human"/>.</summary>
    public DeskDoor Via { get; init; }

    /// <summary>When it entered the queue, for its place; kept when an agent is lost.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>From when on the accept time-out runs.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>The agent; null unless <see cref="Owner.Human"/>.</summary>
    public string? AgentId { get; init; }

    /// <summary>The agent's name as customers see it; null unless <see cref="Owner.Human"/>.</summary>
    public string? AgentName { get; init; }

    /// <summary>The place in the queue that the customer knows; null unless <see cref="Owner.Queued"/>.</summary>
    public int? ToldPosition { get; init; }

    /// <summary>When somebody who waits was last told that his words are in the file; null before.</summary>
    public DateTimeOffset? NotedAt { get; init; }

    /// <summary>When the agent took it; null unless <see cref="Owner.Human"/>.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Whether the bot may speak and dialogs may run.</summary>
    [JsonIgnore]
    public bool BotAnswers => Owner is Owner.Bot or Owner.Closed;
}

/// <summary>A person who answers.</summary>
/// <param name="Id">Account id.</param>
/// <param name="Name">Name that customers see.</param>
internal sealed record Agent(string Id, string Name);
