using System.Data.Common;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>Finds who is to be asked, and who answers by a link.</summary>
internal sealed class SatisfactionStore(IDatabase database)
{
    private const string SelectDue =
        """
        SELECT c.reference, c.conversation_id, c.flow, c.queue, c.email,
               (SELECT a.at FROM activities AS a WHERE a.conversation_id = c.conversation_id AND a.role = 'user' ORDER BY a.seq DESC LIMIT 1),
               k.reference IS NOT NULL,
               (SELECT h.state FROM hand_offs AS h WHERE h.case_reference = c.reference ORDER BY h.number DESC LIMIT 1)
        FROM cases AS c JOIN conversations AS k ON k.id = c.conversation_id
        WHERE c.status = 'done' AND c.updated_at > $1 AND c.updated_at <= $2
          AND NOT EXISTS (SELECT 1 FROM satisfaction AS s WHERE s.case_reference = c.reference)
        ORDER BY c.updated_at LIMIT 50
        """;

    private const string SelectAsked = "SELECT 1 FROM satisfaction WHERE case_reference = $1";
    private const string SelectByToken = "SELECT case_reference, state FROM satisfaction WHERE token_hash = $1 AND expires_at > $2";

    /// <summary>How a hand-off ends that is no abandon; null: the case was never handed to a person in the chat.</summary>
    private static readonly HashSet<string?> GoodEnds = [null, "resolved", "out_of_hours", "mail_no_answer", "mail_by_choice", "handed_back"];

    /// <summary>Cases that were done between two instants, oldest first, at most 50.</summary>
    public ValueTask<IReadOnlyList<ResolvedCase>> DueAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(SelectDue, after, until), Read, cancellationToken);

    /// <summary>Whether the customer was asked about a case, or is not to be.</summary>
    public async ValueTask<bool> WasAskedAsync(string reference, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectAsked, reference), static _ => true, cancellationToken) is [true];

    /// <summary>The case of a link; null when the link was never issued or is over: nobody learns which.</summary>
    public async ValueTask<(string Case, bool IsOpen)?> FindByTokenAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectByToken, tokenHash, now), static reader => (reader.GetString(0), reader.GetString(1) == "asked"), cancellationToken) is [var found] ? found : null;

    private static ResolvedCase Read(DbDataReader reader) => new(
        reader.GetString(0), new ConversationKey(reader.GetString(1)), reader.GetString(2), reader.GetString(3), reader.ReadStringOrNull(4))
    {
        LastWord = reader.IsDBNull(5) ? null : Instants.Read(reader, 5),
        IsAlwaysThere = reader.GetBoolean(6),
        IsAbandoned = !GoodEnds.Contains(reader.ReadStringOrNull(7)),
    };
}
