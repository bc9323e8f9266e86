using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff;

/// <summary>A change of hands, to be written beside the conversation's state.</summary>
/// <param name="Step">A step that moved.</param>
/// <param name="Actor">See <see cref="CaseActors"/>, or the agent's id.</param>
internal sealed record HandOffMoved(HandOffStep Step, string Actor) : ITurnEffect
{
    /// <summary>Why a person was asked for; for steps that ask for one.</summary>
    public CaseReason Reason { get; init; }

    /// <summary>Flow that asked for a person; null for other steps.</summary>
    public string? Flow { get; init; }

    /// <summary>The place in the queue that the customer was told; for steps into it.</summary>
    public int? Position { get; init; }

    /// <summary>Whether the agent says that the matter is settled; for steps that close.</summary>
    public bool Resolved { get; init; }
}

/// <summary>The conversation's state was lost: whoever waited or held it does so no more.</summary>
internal sealed record ForgetHandOff : ITurnEffect;

/// <summary>Where agents work.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeskDoor>))]
internal enum DeskDoor
{
    Console,
    Teams,

    /// <summary>An outside agent hub.</summary>
    Hub,
}

/// <summary>Writes <see cref="HandOffMoved"/>: the row of the hand-off, the case, its history.</summary>
internal sealed class HandOffMovedWriter(IOptions<HandOffOptions> options) : EffectWriter<HandOffMoved>
{
    private const string Insert =
        """
        INSERT INTO hand_offs (conversation_id, case_reference, queue, state, reason, queued_at, due_at, ended_at, told_position)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string Take =
        """
        UPDATE hand_offs SET state = 'held', agent_id = $2, agent_name = $3, via = $4, taken_at = $5, due_at = NULL
        WHERE conversation_id = $1 AND state = 'waiting'
        """;

    private const string Requeue =
        """
        UPDATE hand_offs SET state = 'waiting', agent_id = NULL, agent_name = NULL, via = NULL, taken_at = NULL, due_at = $2, told_position = $3
        WHERE conversation_id = $1 AND state = 'held'
        """;

    private const string Pass = "UPDATE hand_offs SET agent_id = $2, agent_name = $3, via = $4, read_seq = NULL WHERE conversation_id = $1 AND state = 'held'";

    private const string Redirect =
        """
        UPDATE hand_offs SET state = 'waiting', queue = $4, agent_id = NULL, agent_name = NULL, via = NULL, taken_at = NULL, due_at = $2, told_position = $3
        WHERE conversation_id = $1 AND state = 'held'
        """;

    private const string End = "UPDATE hand_offs SET state = $2, ended_at = $3, due_at = NULL WHERE conversation_id = $1 AND state IN ('waiting', 'held')";

    private const string AssignCase =
        """
        UPDATE cases SET agent_id = $1, agent_name = $2, status = 'assigned', done_at = NULL, version = version + 1, updated_at = $3 WHERE reference = $4
        """;

    private const string ReleaseCase =
        """
        UPDATE cases SET agent_id = NULL, agent_name = NULL, status = CASE WHEN status = 'assigned' THEN 'new' ELSE status END, version = version + 1,
            updated_at = $1 WHERE reference = $2
        """;

    private const string RedirectCase =
        """
        UPDATE cases SET queue = $3, agent_id = NULL, agent_name = NULL, status = CASE WHEN status = 'assigned' THEN 'new' ELSE status END, version = version + 1,
            updated_at = $1 WHERE reference = $2
        """;

    private const string CloseCase = "UPDATE cases SET status = 'done', done_at = $1, version = version + 1, updated_at = $1 WHERE reference = $2";

    protected override IEnumerable<SqlStatement> Write(HandOffMoved effect, EffectScope scope)
    {
        var (before, after) = (effect.Step.Before, effect.Step.After);
        var reference = after.Case ?? throw new InvalidOperationException("A conversation changed hands without a case.");
        var notice = effect.Step.Notice ?? throw new InvalidOperationException("A step that did not move was to be written.");
        return
        [
            .. Rows(notice, effect, scope),
            CaseRows.History(reference, scope.Now, effect.Actor, "handoff", null, before.AgentName, HandOffNames.Of(notice)),
            .. Target(notice, effect, scope, reference),
            .. OfCase(notice, after, scope.Now, reference),
            .. notice is Notice.Taken && after is { Via: DeskDoor.Console, AgentId: { } id, AgentName: { } name }
                ? [AgentPresence.Seen(new Agent(id, name), scope.Now)]
                : Array.Empty<SqlStatement>(),
        ];
    }

    /// <summary>To whom it went; a colleague whose console is shut has a while to open it, then the customer is back in the queue.</summary>
    private static IEnumerable<SqlStatement> Target(Notice notice, HandOffMoved effect, EffectScope scope, string reference)
    {
        var (before, after) = (effect.Step.Before, effect.Step.After);
        if (notice == Notice.Passed && after is { AgentId: { } id, AgentName: { } name })
        {
            yield return CaseRows.History(reference, scope.Now, effect.Actor, "assigned", null, before.AgentName, name);
            yield return AgentPresence.Seen(new Agent(id, name), scope.Now);
        }
        else if (notice == Notice.Redirected)
        {
            yield return CaseRows.History(reference, scope.Now, effect.Actor, "queue", null, before.Queue, after.Queue);
        }
    }

    private IEnumerable<SqlStatement> Rows(Notice notice, HandOffMoved effect, EffectScope scope)
    {
        var (key, after) = (scope.Key.Value, effect.Step.After);
        yield return notice switch
        {
            Notice.Queued => SqlStatement.Of(
                Insert, key, after.Case, after.Queue, "waiting", CaseNames.Of(effect.Reason), after.QueuedAt, after.WaitingSince + options.Value.AcceptTimeout, null,
                effect.Position),
            Notice.OutOfHours => SqlStatement.Of(Insert, key, after.Case, after.Queue, HandOffNames.Of(notice), CaseNames.Of(effect.Reason), null, null, scope.Now, null),
            Notice.Taken => SqlStatement.Of(Take, key, after.AgentId, after.AgentName, CaseNames.Of(after.Via), after.TakenAt).Touching(1),
            Notice.Requeued => SqlStatement.Of(Requeue, key, after.WaitingSince + options.Value.AcceptTimeout, effect.Position).Touching(1),
            Notice.Passed => SqlStatement.Of(Pass, key, after.AgentId, after.AgentName, CaseNames.Of(after.Via)).Touching(1),
            Notice.Redirected => SqlStatement.Of(Redirect, key, after.WaitingSince + options.Value.AcceptTimeout, effect.Position, after.Queue).Touching(1),
            Notice.Closed => SqlStatement.Of(End, key, effect.Resolved ? "resolved" : HandOffNames.Of(notice), scope.Now),
            // The state says who has it: a row that is gone must not keep anybody.
            _ => SqlStatement.Of(End, key, HandOffNames.Of(notice), scope.Now),
        };
    }

    private static IEnumerable<SqlStatement> OfCase(Notice notice, Ownership after, DateTimeOffset now, string reference) => notice switch
    {
        Notice.Redirected => [SqlStatement.Of(RedirectCase, now, reference, after.Queue).Touching(1)],
        Notice.Taken or Notice.Passed => [SqlStatement.Of(AssignCase, after.AgentId, after.AgentName, now, reference).Touching(1)],
        Notice.Requeued => [SqlStatement.Of(ReleaseCase, now, reference).Touching(1)],
        Notice.Closed => [SqlStatement.Of(CloseCase, now, reference).Touching(1)],
        _ => [],
    };
}

/// <summary>How moves are written in the database: <c>mail_no_answer</c>.</summary>
internal static class HandOffNames
{
    public static string Of(Notice notice) => CaseNames.Of(notice);
}

/// <summary>Writes <see cref="ForgetHandOff"/>.</summary>
internal sealed class ForgetHandOffWriter : EffectWriter<ForgetHandOff>
{
    private const string Forget =
        "UPDATE hand_offs SET state = 'lost', ended_at = $2, due_at = NULL WHERE conversation_id = $1 AND state IN ('waiting', 'held')";

    protected override IEnumerable<SqlStatement> Write(ForgetHandOff effect, EffectScope scope) => [SqlStatement.Of(Forget, scope.Key.Value, scope.Now)];
}
