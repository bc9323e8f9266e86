using System.Data.Common;
using System.Text.Json;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Cases.Progress;

/// <summary>Reads what customers may learn of cases. Whether they may is asked elsewhere.</summary>
internal sealed class CaseProgressStore(IDatabase database)
{
    /// <summary>Cases in a list; who has more finds them by their references.</summary>
    public const int MostListed = 10;

    private const string Columns =
        """
        SELECT reference, flow, status, created_at, queue, email, agent_name,
               COALESCE((SELECT MAX(at) FROM case_history WHERE case_reference = reference AND event IN ('status', 'assigned')), created_at)
        FROM cases
        """;

    private const string SelectOne = Columns + " WHERE reference = $1";
    private const string SelectAll = Columns + " WHERE lower(email) = $1 ORDER BY created_at DESC, reference DESC LIMIT $2";
    private const string SelectMissing = "SELECT key FROM case_missing WHERE case_reference = $1 ORDER BY position";
    private const string SelectAddress = "SELECT email FROM cases WHERE reference = $1";
    private const string SelectKnown = "SELECT email FROM cases WHERE lower(email) = $1 LIMIT 1";
    private const string SelectLatest = "SELECT reference FROM cases WHERE conversation_id = $1 ORDER BY created_at DESC, reference DESC LIMIT 1";

    // A conversation may have been about several cases: what was said while an agent held it for this one.
    private const string SelectReply =
        """
        SELECT a.json, a.at FROM hand_offs AS h JOIN activities AS a ON a.conversation_id = h.conversation_id
        WHERE h.case_reference = $1 AND a.role = 'agent' AND a.kind = 'message' AND a.at >= h.taken_at AND (h.ended_at IS NULL OR a.at <= h.ended_at)
        ORDER BY a.seq DESC LIMIT 1
        """;

    // What went by mail is kept in the history.
    private const string SelectMailedReply =
        "SELECT after, at FROM case_history WHERE case_reference = $1 AND event = 'reply' AND after IS NOT NULL ORDER BY number DESC LIMIT 1";

    /// <summary>How a case stands; null for an unknown one.</summary>
    public async ValueTask<CaseProgress?> FindAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        var id = reference.ToString();
        if (await database.QueryAsync(SqlStatement.Of(SelectOne, id), Read, cancellationToken) is not [var found])
        {
            return null;
        }

        var spoken = await database.QueryAsync(SqlStatement.Of(SelectReply, id), ReadReply, cancellationToken);
        var mailed = await database.QueryAsync(SqlStatement.Of(SelectMailedReply, id), static reader => new AgentReply(null, reader.GetString(0), Instants.Read(reader, 1)), cancellationToken);
        return found with
        {
            Missing = await database.QueryAsync(SqlStatement.Of(SelectMissing, id), CaseReading.Text, cancellationToken),
            LastReply = spoken.Concat(mailed).OfType<AgentReply>().MaxBy(static reply => reply.At),
        };
    }

    /// <summary>The cases under an address, the latest first, without what is missing and what was said.</summary>
    public ValueTask<IReadOnlyList<CaseProgress>> ListAsync(string email, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(SelectAll, email.ToLowerInvariant(), MostListed), Read, cancellationToken);

    /// <summary>The address on a case; null when there is none, or no case.</summary>
    public async ValueTask<string?> AddressOfAsync(CaseReference reference, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectAddress, reference.ToString()), static reader => reader.ReadStringOrNull(0), cancellationToken) is [var email] ? email : null;

    /// <summary>The address as it is on file, when any case is under it.</summary>
    public async ValueTask<string?> KnownAddressAsync(string email, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectKnown, email.ToLowerInvariant()), static reader => reader.ReadStringOrNull(0), cancellationToken) is [var known] ? known : null;

    /// <summary>The case that a conversation opened last; null when it opened none.</summary>
    public async ValueTask<CaseReference?> LatestOfAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectLatest, conversation.Value), CaseReading.Text, cancellationToken) is [var reference] ? CaseReference.Parse(reference) : null;

    private static CaseProgress Read(DbDataReader reader) => new(
        CaseReference.Parse(reader.GetString(0)), reader.GetString(1), CaseNames.Parse<CaseStatus>(reader.GetString(2)), Instants.Read(reader, 3), Instants.Read(reader, 7))
    {
        Queue = reader.GetString(4),
        Email = reader.ReadStringOrNull(5),
        AgentName = reader.ReadStringOrNull(6),
    };

    private static AgentReply? ReadReply(DbDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetString(0), ActivityJson.Default.Activity) is { Text: { Length: > 0 } text } said
            ? new AgentReply(said.From?.Name, text, Instants.Read(reader, 1))
            : null;
}
