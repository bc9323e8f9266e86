using System.Data.Common;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Conversations.Files;

/// <summary>Files in the database: written with their turn, read by their random id.</summary>
internal sealed class FileStore(IDatabase database)
{
    private const string InsertFile =
        """
        INSERT INTO attachments (id, conversation_id, seq, name, content_type, size, sha256, created_at, bytes)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string SelectFile = "SELECT id, name, content_type, size, sha256, bytes FROM attachments WHERE id = $1 AND conversation_id = $2";
    private const string SelectYoung = $"{SelectFile} AND created_at > $3";
    private const string CountFiles = "SELECT COUNT(*) FROM attachments WHERE conversation_id = $1";

    // An agent's words stand right after the place of his files: a customer's file is not given this way.
    private const string SelectOfAgent =
        """
        SELECT id, name, content_type, size, sha256, bytes FROM attachments AS a
        WHERE id = $1 AND EXISTS (SELECT 1 FROM activities AS s WHERE s.conversation_id = a.conversation_id AND s.seq = a.seq + 1 AND s.role = 'agent')
        """;

    /// <summary>A file that an agent sent, or null.</summary>
    public async ValueTask<ReceivedFile?> FindOfAgentAsync(string id, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectOfAgent, id), ReadFile, cancellationToken) is [var file] ? file : null;

    public static SqlStatement Insert(ConversationKey key, long seq, ReceivedFile file, DateTimeOffset now) => SqlStatement.Of(
        InsertFile, file.Info.Id, key.Value, seq, file.Info.Name, file.Info.ContentType, file.Info.Size, file.Info.Sha256, now, file.Bytes);

    /// <summary>A file of that conversation, or null.</summary>
    public async ValueTask<ReceivedFile?> FindAsync(ConversationKey key, string id, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(SqlStatement.Of(SelectFile, id, key.Value), ReadFile, cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The same, if it came after that instant.</summary>
    public async ValueTask<ReceivedFile?> FindYoungAsync(ConversationKey key, string id, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(SqlStatement.Of(SelectYoung, id, key.Value, after), ReadFile, cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>How many files a conversation has brought.</summary>
    public async ValueTask<long> CountAsync(ConversationKey key, CancellationToken cancellationToken) =>
        (await database.QueryAsync(SqlStatement.Of(CountFiles, key.Value), static reader => reader.GetInt64(0), cancellationToken))[0];

    private static ReceivedFile ReadFile(DbDataReader reader) => new(
        new StoredFile(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetString(4)),
        reader.GetFieldValue<byte[]>(5));
}
