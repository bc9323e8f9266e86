using SupportBot.Dialogs.Schema;

namespace SupportBot.Dialogs.Turns;

/// <summary>
/// One turn: what came in, and what the bot says and causes in return. Replies and effects are only collected here; the host commits them
/// together with the new state, then sends them. So nothing is awaited over a network inside a turn, and a failed turn leaves no trace.
/// Not thread-safe: a turn belongs to one call.
/// </summary>
public interface ITurnContext
{
    /// <summary>The incoming activity.</summary>
    Activity Activity { get; }

    /// <summary>The instant of the turn, UTC: asked once from the clock, the same for all that happens in the turn.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Replies so far, in order.</summary>
    IReadOnlyList<Activity> Replies { get; }

    /// <summary>Effects so far, in order.</summary>
    IReadOnlyList<ITurnEffect> Effects { get; }

    /// <summary>Whether anything was said in this turn.</summary>
    bool Responded { get; }

    /// <summary>Adds a reply. Sender, addressee, conversation and <c>replyToId</c> are filled in by the host.</summary>
    Task SendActivityAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Adds an effect, committed in the same transaction as the replies.</summary>
    void AddEffect(ITurnEffect effect);
}

/// <summary>
/// Something that a turn causes beside its replies: a feedback stored, a case opened, a mail to send. Effects are plain values;
/// the capability that owns the table turns them into SQL.
/// </summary>
#pragma warning disable CA1040 // A marker on purpose: the engine carries effects without knowing them.
public interface ITurnEffect;
#pragma warning restore CA1040
