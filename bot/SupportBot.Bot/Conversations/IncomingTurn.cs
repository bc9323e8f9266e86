using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Conversations;

/// <summary>What a channel hands to the processor: authenticated, limited, read.</summary>
internal sealed record IncomingTurn
{
    public required ConversationKey Key { get; init; }

    /// <summary>By which door it came.</summary>
    public required TurnRoute Route { get; init; }

    /// <summary>The activity. Its sender may be null when the door only knows the conversation: then the conversation's own user is meant.</summary>
    public required Activity Activity { get; init; }

    /// <summary>Files that came with it, already sniffed; stored in the same transaction.</summary>
    public IReadOnlyList<ReceivedFile> Files { get; init; } = [];

    /// <summary>Whether the conversation must exist, must not, or may.</summary>
    public Opening Opening { get; init; } = Opening.Any;

    /// <summary>The channel's own id of the activity, by which a redelivery is noticed; null when the channel gave none.</summary>
    public string? ChannelActivityId { get; init; }

    /// <summary>The client's id of the activity (<c>channelData.clientActivityID</c>), by which a resend is noticed; null when it gave none.</summary>
    public string? ClientActivityId { get; init; }

    /// <summary>Whether the replies leave through the outbox; otherwise the door itself takes them from the outcome.</summary>
    public bool RepliesLeaveLater { get; init; }

    /// <summary>
    /// Whether nobody wrote: an agent acts, or a time is over. Then <see cref="Activity"/> is only the address, and gets no place in the transcript.
    /// </summary>
    public bool Unprompted { get; init; }

    /// <summary>Whether the customer's text was cut: then he is asked to shorten, and the flows do not see it.</summary>
    public bool TextWasCut { get; init; }
}

/// <summary>The doors.</summary>
internal enum TurnRoute
{
    /// <summary>Our own Direct Line: ids and times are ours, and addresses stay out of what clients read.</summary>
    DirectLine,

    /// <summary>A channel that speaks the Bot Connector protocol: Teams, the playground.</summary>
    Connector,

    /// <summary>The <c>chat</c> command.</summary>
    Terminal,
}

/// <summary>What must be true of the conversation before the turn.</summary>
internal enum Opening
{
    /// <summary>It is created when absent.</summary>
    Any,

    /// <summary>It must have begun.</summary>
    MustExist,

    /// <summary>The turn begins it; when it has begun nothing happens.</summary>
    MustBeNew,
}

/// <summary>An activity as it lies in the transcript.</summary>
/// <param name="Seq">Its place in the conversation, from 1, without gaps: also the watermark after it.</param>
/// <param name="Json">As clients read it.</param>
internal readonly record struct LoggedActivity(long Seq, string Json);

/// <summary>How a turn ended.</summary>
internal sealed record TurnOutcome
{
    public static readonly TurnOutcome NoConversation = new() { Status = TurnStatus.NoConversation };

    public required TurnStatus Status { get; init; }

    /// <summary>The incoming activity's id; null when the channel gave none.</summary>
    public string? ActivityId { get; init; }

    /// <summary>What the bot said, as stored: for a repeated turn, what it said the first time.</summary>
    public IReadOnlyList<LoggedActivity> Replies { get; init; } = [];

    /// <summary>The same as values, for doors that show them one by one; empty for a repeated turn, which must not be said twice.</summary>
    public IReadOnlyList<Activity> ToSend { get; init; } = [];
}

/// <summary>Ways a turn ends; a turn that failed is <see cref="Done"/> too, with an apology.</summary>
internal enum TurnStatus
{
    /// <summary>Committed.</summary>
    Done,

    /// <summary>It had been done before: nothing was changed.</summary>
    Repeated,

    /// <summary>There is no such conversation.</summary>
    NoConversation,
}
