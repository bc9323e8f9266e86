using System.Data.Common;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights.Drafts;

/// <summary>Keeps drafts. At most one is open for a file.</summary>
internal sealed class DraftStore(IDatabase database)
{
    private const string Columns =
        "id, path, text, kind, state, base_hash, origin, version, author, created_at, updated_at, closed_by";

    private const string SelectOne = $"SELECT {Columns} FROM content_drafts WHERE id = $1";
    private const string SelectOpen = $"SELECT {Columns} FROM content_drafts WHERE path = $1 AND state = 'open'";
    private const string SelectByState = $"SELECT {Columns} FROM content_drafts WHERE state = $1 ORDER BY updated_at DESC LIMIT 200";

    private const string Insert =
        """
        INSERT INTO content_drafts (id, kind, path, text, base_hash, origin, state, version, author, created_at, updated_at)
        SELECT $1, $2, $3, $4, $5, $6, 'open', 1, $7, $8, $8 WHERE NOT EXISTS (SELECT 1 FROM content_drafts WHERE path = $3 AND state = 'open')
        """;

    private const string UpdateText =
        "UPDATE content_drafts SET text = $1, base_hash = $2, version = version + 1, updated_at = $3 WHERE id = $4 AND version = $5 AND state = 'open'";

    private const string Close =
        """
        UPDATE content_drafts SET state = $1, version = version + 1, closed_by = $2, closed_at = $3, updated_at = $3
        WHERE id = $4 AND version = $5 AND state = 'open'
        """;

    public async ValueTask<ContentDraft?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectOne, id), Read, cancellationToken) is [var draft] ? draft : null;

    public async ValueTask<ContentDraft?> FindOpenAsync(string path, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectOpen, path), Read, cancellationToken) is [var draft] ? draft : null;

    /// <summary>The latest 200.</summary>
    public ValueTask<IReadOnlyList<ContentDraft>> ListAsync(DraftState state, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(SelectByState, CaseNames.Of(state)), Read, cancellationToken);

    /// <summary>False when somebody has just begun another draft of the same file.</summary>
    public async Task<bool> AddAsync(ContentDraft draft) => await database.WriteAsync(
    [
        SqlStatement.Of(Insert, draft.Id, CaseNames.Of(draft.Kind), draft.Path, draft.Text, draft.BaseHash, draft.Origin, draft.Author, draft.CreatedAt).Touching(1),
    ]) == WriteOutcome.Committed;

    /// <summary>False when the draft has changed since <paramref name="version"/>, or is open no more.</summary>
    public async Task<bool> ReplaceAsync(string id, long version, string text, string baseHash, DateTimeOffset now) =>
        await database.WriteAsync([SqlStatement.Of(UpdateText, text, baseHash, now, id, version).Touching(1)]) == WriteOutcome.Committed;

    /// <summary>False when the draft has changed since <paramref name="version"/>, or is open no more.</summary>
    public async Task<bool> CloseAsync(string id, long version, DraftState state, string by, DateTimeOffset now) =>
        await database.WriteAsync([SqlStatement.Of(Close, CaseNames.Of(state), by, now, id, version).Touching(1)]) == WriteOutcome.Committed;

    private static ContentDraft Read(DbDataReader reader) => new(reader.GetString(0), reader.GetString(1), reader.GetString(2))
    {
        Kind = CaseNames.Parse<DraftKind>(reader.GetString(3)),
        State = CaseNames.Parse<DraftState>(reader.GetString(4)),
        BaseHash = reader.GetString(5),
        Origin = reader.ReadStringOrNull(6),
        Version = reader.GetInt64(7),
        Author = reader.GetString(8),
        CreatedAt = Instants.Read(reader, 9),
        UpdatedAt = Instants.Read(reader, 10),
        ClosedBy = reader.ReadStringOrNull(11),
    };
}
