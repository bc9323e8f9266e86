using System.Data.Common;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary>A link that is valid now.</summary>
/// <param name="TokenHash">Its row.</param>
/// <param name="Case">The case it is bound to.</param>
/// <param name="Conversation">Where the case's files are kept.</param>
/// <param name="Slots">What is expected; empty takes any file.</param>
/// <param name="Received">Files that the case has already.</param>
internal sealed record UploadTicket(string TokenHash, CaseReference Case, ConversationKey Conversation, IReadOnlyList<string> Slots, int Received);

/// <summary>Takes the files that come by link.</summary>
internal sealed class UploadDesk(IDatabase database)
{
    /// <summary>Beyond this many files a case takes no more by link.</summary>
    public const int MostFiles = 30;

    private const string SelectTicket =
        """
        SELECT l.token_hash, l.case_reference, c.conversation_id, l.slots, (SELECT COUNT(*) FROM case_files AS f WHERE f.case_reference = l.case_reference)
        FROM upload_links AS l JOIN cases AS c ON c.reference = l.case_reference WHERE l.token_hash = $1 AND l.expires_at > $2
        """;

    private const string StopReminding = "UPDATE upload_links SET remind_at = NULL WHERE case_reference = $1";

    /// <summary>The link of a token, or null when it was never issued or is over: nobody learns which.</summary>
    public async ValueTask<UploadTicket?> FindAsync(string token, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectTicket, UploadLinks.Hash(token), now), Read, cancellationToken) is [var ticket] ? ticket : null;

    /// <summary>Keeps the files with the case, all or none; the reminder is off.</summary>
    public async Task SaveAsync(UploadTicket ticket, IReadOnlyList<(string? Slot, ReceivedFile File)> files, DateTimeOffset now)
    {
        var reference = ticket.Case.ToString();
        await database.WriteAsync(
        [
            .. files.Select(file => FileStore.Insert(ticket.Conversation, 0, file.File, now)),
            .. files.SelectMany(file => CaseRows.AddFile(reference, new CaseAttachment(file.Slot, file.File.Info), CaseActors.Customer, now)),
            .. CaseRows.Touch(reference, [], now),
            SqlStatement.Of(StopReminding, reference),
        ]);
    }

    private static UploadTicket Read(DbDataReader reader) => new(
        reader.GetString(0), CaseReference.Parse(reader.GetString(1)), new ConversationKey(reader.GetString(2)),
        reader.GetString(3).Split(',', StringSplitOptions.RemoveEmptyEntries), reader.GetInt32(4));
}
