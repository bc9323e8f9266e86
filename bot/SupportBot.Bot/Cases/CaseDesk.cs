using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases;

/// <summary>What became of an agent's change.</summary>
internal enum ChangeOutcome
{
    Done,

    /// <summary>Somebody changed the case meanwhile: read it again.</summary>
    Stale,

    /// <summary>There is no such case.</summary>
    NotFound,
}

/// <summary>Who changes which version of which case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Version">The version that the agent saw.</param>
/// <param name="AgentId">Account of the agent.</param>
/// <param name="AgentName">Name that is shown.</param>
/// <param name="Now">The present instant.</param>
internal sealed record CaseChange(CaseReference Case, long Version, string AgentId, string AgentName, DateTimeOffset Now);

/// <summary>What agents do with a case: each change is one transaction with its line of history, made against the version they saw.</summary>
internal sealed class CaseDesk(IDatabase database, CaseStore store)
{
    private const int LongestNote = 10_000;
    private const int LongestTag = 40;

    private const string UpdateAgent =
        """
        UPDATE cases SET agent_id = $1, agent_name = $2, status = CASE WHEN status IN ('new', 'reopened') THEN 'assigned' ELSE status END,
            version = version + 1, updated_at = $3 WHERE reference = $4 AND version = $5
        """;

    private const string UpdateStatus =
        """
        UPDATE cases SET status = $1, done_at = CASE WHEN $1 = 'done' THEN $2 END, version = version + 1, updated_at = $2
        WHERE reference = $3 AND version = $4
        """;

    private const string UpdateUrgency = "UPDATE cases SET urgency = $1, version = version + 1, updated_at = $2 WHERE reference = $3 AND version = $4";
    private const string Touch = "UPDATE cases SET version = version + 1, updated_at = $1 WHERE reference = $2 AND version = $3";
    private const string InsertNote = "INSERT INTO case_notes (case_reference, agent_id, agent_name, text, created_at) VALUES ($1, $2, $3, $4, $5)";
    private const string DeleteTag = "DELETE FROM case_tags WHERE case_reference = $1 AND tag = $2";

    /// <summary>Gives the case to the agent who asks, or to the one named.</summary>
    public Task<ChangeOutcome> AssignAsync(CaseChange change, string agentId, string agentName, CancellationToken cancellationToken) => ApplyAsync(change, file =>
    [
        SqlStatement.Of(UpdateAgent, agentId, agentName, change.Now, change.Case.ToString(), change.Version).Touching(1),
        History(change, "assigned", null, file.AgentName, agentName),
    ], cancellationToken);

    /// <summary>Moves the case; out of <see cref="CaseStatus.Done"/> it is reopened, whatever open status was asked for.</summary>
    public Task<ChangeOutcome> SetStatusAsync(CaseChange change, CaseStatus status, CancellationToken cancellationToken) => ApplyAsync(change, file =>
    {
        var next = file.Status == CaseStatus.Done && status != CaseStatus.Done ? CaseStatus.Reopened : status;
        return
        [
            SqlStatement.Of(UpdateStatus, CaseNames.Of(next), change.Now, change.Case.ToString(), change.Version).Touching(1),
            History(change, "status", null, CaseNames.Of(file.Status), CaseNames.Of(next)),
        ];
    }, cancellationToken);

    public Task<ChangeOutcome> SetUrgencyAsync(CaseChange change, CaseUrgency urgency, CancellationToken cancellationToken) => ApplyAsync(change, file =>
    [
        SqlStatement.Of(UpdateUrgency, CaseNames.Of(urgency), change.Now, change.Case.ToString(), change.Version).Touching(1),
        History(change, "urgency", null, CaseNames.Of(file.Urgency), CaseNames.Of(urgency)),
    ], cancellationToken);

    /// <summary>Adds a private note; what is longer than 10,000 characters is cut.</summary>
    public Task<ChangeOutcome> AddNoteAsync(CaseChange change, string text, CancellationToken cancellationToken) => ApplyAsync(change, _ =>
    [
        Touched(change),
        SqlStatement.Of(InsertNote, change.Case.ToString(), change.AgentId, change.AgentName, text.Length > LongestNote ? text[..LongestNote] : text, change.Now),
        History(change, "note", null),
    ], cancellationToken);

    /// <summary>Corrects a field; the former value stays in the history. The list, the search and the mails follow.</summary>
    public Task<ChangeOutcome> SetFieldAsync(CaseChange change, CaseField field, CancellationToken cancellationToken) => ApplyAsync(change, file =>
    [
        Touched(change),
        .. CaseRows.SetField(change.Case.ToString(), field, change.AgentId, change.Now),
        .. CaseRows.SetContact(file, field),
    ], cancellationToken);

    public Task<ChangeOutcome> AddTagAsync(CaseChange change, string tag, CancellationToken cancellationToken) => ApplyAsync(change, _ =>
        [Touched(change), CaseRows.AddTag(change.Case.ToString(), TagOf(tag)), History(change, "tag", null, null, TagOf(tag))], cancellationToken);

    public Task<ChangeOutcome> RemoveTagAsync(CaseChange change, string tag, CancellationToken cancellationToken) => ApplyAsync(change, _ =>
        [Touched(change), SqlStatement.Of(DeleteTag, change.Case.ToString(), TagOf(tag)), History(change, "tag", null, TagOf(tag))], cancellationToken);

    private static string TagOf(string tag)
    {
        var trimmed = SearchText.Fold(tag.Trim());
        return trimmed.Length > LongestTag ? trimmed[..LongestTag] : trimmed;
    }

    private static SqlStatement Touched(CaseChange change) => SqlStatement.Of(Touch, change.Now, change.Case.ToString(), change.Version).Touching(1);

    private static SqlStatement History(CaseChange change, string what, string? subject, string? before = null, string? after = null) =>
        CaseRows.History(change.Case.ToString(), change.Now, change.AgentId, what, subject, before, after);

    private async Task<ChangeOutcome> ApplyAsync(CaseChange change, Func<CaseFile, IReadOnlyList<SqlStatement>> statements, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(change.Case, cancellationToken) is not { } file)
        {
            return ChangeOutcome.NotFound;
        }

        return file.Version == change.Version && await database.WriteAsync(statements(file)) == WriteOutcome.Committed ? ChangeOutcome.Done : ChangeOutcome.Stale;
    }
}
