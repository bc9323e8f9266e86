using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Privacy;

/// <summary>A person, and what is theirs.</summary>
/// <param name="Address">Lower case.</param>
/// <param name="Cases">References of the cases that were opened under the address.</param>
/// <param name="Conversations">Those of the cases, and those without any case in which the address was written: only one customer speaks there.</param>
internal sealed record Subject(string Address, IReadOnlyList<string> Cases, IReadOnlyList<string> Conversations);

/// <summary>Finds what belongs to an address.</summary>
internal sealed class SubjectFinder(IDatabase database)
{
    private const string SelectCases = "SELECT reference FROM cases WHERE lower(email) = $1 ORDER BY reference";

    private const string SelectConversations =
        """
        SELECT conversation_id FROM cases WHERE lower(email) = $1
        UNION SELECT replace(conversation, 'directline:', '') FROM proven_viewers WHERE lower(email) = $1
        UNION SELECT replace(conversation, 'directline:', '') FROM address_proofs WHERE lower(email) = $1
        UNION SELECT DISTINCT a.conversation_id FROM activities AS a
        WHERE replace(lower(a.json), $2, '') <> lower(a.json) AND NOT EXISTS (SELECT 1 FROM cases AS c WHERE c.conversation_id = a.conversation_id)
        """;

    public async Task<Subject> FindAsync(string address, CancellationToken cancellationToken)
    {
        var known = address.Trim().ToLowerInvariant();
        var cases = await database.QueryAsync(SqlStatement.Of(SelectCases, known), static reader => reader.GetString(0), cancellationToken);
        var conversations = await database.QueryAsync(SqlStatement.Of(SelectConversations, known, known), static reader => reader.GetString(0), cancellationToken);
        return new Subject(known, cases, conversations);
    }
}
