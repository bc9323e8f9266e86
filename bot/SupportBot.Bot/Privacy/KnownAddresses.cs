using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Privacy;

/// <summary>Says whether an address is on file, so that a code may go there. One that was merely written in a conversation is not: anybody may write any.</summary>
internal sealed class KnownAddresses(IDatabase database)
{
    private const string Select =
        """
        SELECT email FROM cases WHERE lower(email) = $1
        UNION SELECT email FROM organisation_members WHERE lower(email) = $1
        UNION SELECT email FROM reminders WHERE lower(email) = $1
        UNION SELECT contact_email FROM contracts WHERE lower(contact_email) = $1
        LIMIT 1
        """;

    /// <summary>The address as it is on file; null when it is not.</summary>
    public async ValueTask<string?> FindAsync(string address, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(Select, address.Trim().ToLowerInvariant()), static reader => reader.ReadStringOrNull(0), cancellationToken) is [var known, ..] ? known : null;
}
