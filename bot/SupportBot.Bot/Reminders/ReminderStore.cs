using System.Data.Common;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Reminders;

/// <summary>Wishes to be reminded, and the reminders sent.</summary>
internal sealed class ReminderStore(IDatabase database)
{
    private const string Columns = "id, contract_id, proof, email, tenant_id, object_id, conversation_id, ends_on, asked_on, state";
    private const string SelectOne = $"SELECT {Columns} FROM reminders WHERE id = $1";
    private const string SelectActive = $"SELECT {Columns} FROM reminders WHERE state = 'Active' AND id > $1 ORDER BY id LIMIT $2";
    private const string SelectSent = "SELECT days FROM reminders_sent WHERE reminder_id = $1 AND ends_on = $2";

    private const string Upsert =
        """
        INSERT INTO reminders (id, contract_id, viewer, proof, email, tenant_id, object_id, conversation_id, ends_on, asked_on, state, created_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'Active', $11, $11)
        ON CONFLICT (contract_id, viewer) DO UPDATE SET proof = excluded.proof, email = excluded.email, conversation_id = excluded.conversation_id,
            ends_on = excluded.ends_on, asked_on = excluded.asked_on, state = excluded.state, changed_at = excluded.changed_at
        WHERE reminders.state <> 'Active' OR reminders.ends_on <> excluded.ends_on
        """;

    private const string Move = "UPDATE reminders SET state = $1, changed_at = $2 WHERE id = $3 AND state = 'Active'";
    private const string MoveOfViewer = "UPDATE reminders SET state = 'Stopped', changed_at = $1 WHERE contract_id = $2 AND viewer = $3 AND state = 'Active'";
    private const string InsertSent = "INSERT INTO reminders_sent (reminder_id, ends_on, days, sent_at) VALUES ($1, $2, $3, $4) ON CONFLICT (reminder_id, ends_on, days) DO NOTHING";
    private const string SelectMemberAddress = "SELECT email FROM organisation_members WHERE tenant_id = $1 AND object_id = $2 AND email IS NOT NULL ORDER BY number LIMIT 1";

    /// <summary>Notes the wish; one that is noted already for the same end stays as it is.</summary>
    /// <param name="viewer">Pseudonym of who asks.</param>
    public static SqlStatement Ask(Reminder reminder, string viewer, DateTimeOffset now) => SqlStatement.Of(
        Upsert, reminder.Id, reminder.Contract.Value, viewer, reminder.Viewer.Proof.ToString(), reminder.Viewer.Email, reminder.Viewer.Entra?.TenantId, reminder.Viewer.Entra?.ObjectId,
        reminder.Conversation, ContractRows.ToText(reminder.EndsOn), ContractRows.ToText(reminder.AskedOn), now);

    /// <param name="viewer">Pseudonym of who asked.</param>
    public static SqlStatement Stop(ContractId contract, string viewer, DateTimeOffset now) => SqlStatement.Of(MoveOfViewer, now, contract.Value, viewer);

    public static SqlStatement MoveTo(string id, ReminderState state, DateTimeOffset now) => SqlStatement.Of(Move, state.ToString(), now, id);

    /// <summary>Notes that a reminder leaves; its unit is a conflict when another node was faster.</summary>
    public static SqlStatement Sent(string id, DateOnly end, int days, DateTimeOffset now) => SqlStatement.Of(InsertSent, id, ContractRows.ToText(end), days, now).Touching(1);

    public async ValueTask<Reminder?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(SqlStatement.Of(SelectOne, id), Read, cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>Active wishes in the order of their ids, from the one after <paramref name="after"/> on.</summary>
    public ValueTask<IReadOnlyList<Reminder>> ActiveAsync(string after, int most, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(SelectActive, after, most), Read, cancellationToken);

    public async ValueTask<IReadOnlyList<int>> SentAsync(string id, DateOnly end, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectSent, id, ContractRows.ToText(end)), static row => (int)row.GetInt64(0), cancellationToken);

    /// <summary>The address of a Teams user, as a member of his organisation; null when none is known.</summary>
    public async ValueTask<string?> AddressOfAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.Entra is not { } person)
        {
            return viewer.Email;
        }

        var found = await database.QueryAsync(SqlStatement.Of(SelectMemberAddress, person.TenantId, person.ObjectId), static row => row.GetString(0), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    private static Reminder Read(DbDataReader row) => new(
        row.GetString(0),
        new ContractId(row.GetString(1)),
        row.ReadStringOrNull(4) is { } tenant && row.ReadStringOrNull(5) is { } person
            ? Viewer.ByTeams(tenant, person)
            : Viewer.ByEmail(Enum.Parse<ViewerProof>(row.GetString(2)), row.GetString(3)),
        row.ReadStringOrNull(6),
        ContractRows.ToDay(row.GetString(7)),
        ContractRows.ToDay(row.GetString(8)),
        Enum.Parse<ReminderState>(row.GetString(9)));
}
