using SupportBot.Bot.HandOff;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Conversations;

/// <summary>A conversation's row.</summary>
/// <param name="UserId">Whom it belongs to.</param>
/// <param name="State">JSON of the bot's memory.</param>
/// <param name="Version">Rises with every turn: who commits against an older one has lost a race.</param>
/// <param name="LastSeq">Place of the last activity.</param>
/// <param name="FailedTurns">Turns that failed in a row.</param>
/// <param name="UpdatedAt">Instant of the last activity.</param>
internal sealed record ConversationRecord(string UserId, string State, long Version, long LastSeq, int FailedTurns, DateTimeOffset UpdatedAt);

/// <summary>An activity to be written.</summary>
/// <param name="Role"><c>user</c>, <c>bot</c>, <c>agent</c>, or <c>channel</c> for what the channel itself reports.</param>
internal sealed record NewActivity(long Seq, string Role, Activity Activity, string Json);

/// <summary>All that a turn writes.</summary>
internal sealed record TurnCommit
{
    public required IncomingTurn Turn { get; init; }

    /// <summary>Instant of the turn.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The row the turn was computed from; null when the turn creates it.</summary>
    public required ConversationRecord? Before { get; init; }

    public required ConversationRecord After { get; init; }

    /// <summary>Null when the turn is unprompted.</summary>
    public required NewActivity? Incoming { get; init; }

    /// <summary>Place of the incoming activity; of the activity before the turn when it is unprompted.</summary>
    public required long Seq { get; init; }

    public required IReadOnlyList<NewActivity> Replies { get; init; }

    public required IReadOnlyList<ITurnEffect> Effects { get; init; }

    /// <summary>Flows that began or ended in the turn.</summary>
    public IReadOnlyList<FlowMove> Flows { get; init; } = [];

    /// <summary>Who has the conversation after the turn; null when the state could not be read.</summary>
    public Ownership? Ownership { get; init; }

    /// <summary>Why the state of <see cref="Before"/> is kept aside; null when it is not.</summary>
    public string? SetAsideReason { get; init; }
}
