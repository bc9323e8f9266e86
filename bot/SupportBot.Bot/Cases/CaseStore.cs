using System.Data.Common;
using System.Globalization;
using System.Text;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases;

/// <summary>Reads cases.</summary>
internal sealed class CaseStore(IDatabase database)
{
    private const int LongestSearch = 100;
    private const int LargestPage = 200;

    private const string ListColumns =
        "reference, flow, region, queue, urgency, status, agent_name, contact, created_at, updated_at, first_answer_at";

    private const string SelectCase =
        """
        SELECT reference, conversation_id, channel, user_id, verified, flow, step, reason, region, queue, urgency, status, agent_id, agent_name, email, version,
               created_at, updated_at, first_answer_at, contradictions
        FROM cases WHERE reference = $1
        """;

    private const string SelectFields = "SELECT key, value, origin, validity, sensitive, label, shown FROM case_fields WHERE case_reference = $1 ORDER BY position";
    private const string SelectMissing = "SELECT key FROM case_missing WHERE case_reference = $1 ORDER BY position";
    private const string SelectFiles = "SELECT slot, file_id, name, content_type, size, sha256 FROM case_files WHERE case_reference = $1 ORDER BY added_at, file_id";
    private const string SelectQuestions = "SELECT question, entry, confidence, helpful FROM case_questions WHERE case_reference = $1 ORDER BY number";
    private const string SelectTries = "SELECT text FROM case_tries WHERE case_reference = $1 ORDER BY number";
    private const string SelectTags = "SELECT tag FROM case_tags WHERE case_reference = $1 ORDER BY tag";
    private const string SelectNotes = "SELECT number, agent_id, agent_name, text, created_at FROM case_notes WHERE case_reference = $1 ORDER BY number";
    private const string SelectHistory = "SELECT at, actor, event, subject, before, after FROM case_history WHERE case_reference = $1 ORDER BY number";
    private const string SelectVersion = "SELECT version FROM cases WHERE reference = $1";

    /// <summary>The whole file of a case, or null.</summary>
    public async ValueTask<CaseFile?> FindAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        var id = reference.ToString();
        if (await QueryAsync(SelectCase, CaseReading.File) is not [var file])
        {
            return null;
        }

        return file with
        {
            Fields = await QueryAsync(SelectFields, CaseReading.Field),
            Missing = await QueryAsync(SelectMissing, CaseReading.Text),
            Files = await QueryAsync(SelectFiles, CaseReading.Attachment),
            Questions = await QueryAsync(SelectQuestions, CaseReading.Question),
            AlreadyTried = await QueryAsync(SelectTries, CaseReading.Text),
            Tags = await QueryAsync(SelectTags, CaseReading.Text),
            Notes = await QueryAsync(SelectNotes, CaseReading.Note),
            History = await QueryAsync(SelectHistory, CaseReading.Event),
        };

        ValueTask<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map) => database.QueryAsync(SqlStatement.Of(sql, id), map, cancellationToken);
    }

    /// <summary>The version of a case as it is now; null for an unknown case.</summary>
    public async ValueTask<long?> VersionAsync(CaseReference reference, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectVersion, reference.ToString()), static reader => reader.GetInt64(0), cancellationToken) is [var version] ? version : null;

    /// <summary>A page of the list: the latest change first.</summary>
    public ValueTask<IReadOnlyList<CaseListItem>> ListAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var (where, parameters) = Where(filter);
        parameters.Add(Math.Clamp(filter.Limit, 1, LargestPage));
        parameters.Add(Math.Max(0, filter.Offset));
        var sql = string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {ListColumns} FROM cases{where} ORDER BY updated_at DESC, reference DESC LIMIT ${parameters.Count - 1} OFFSET ${parameters.Count}");
        return database.QueryAsync(new SqlStatement(sql, [.. parameters]), CaseReading.ListItem, cancellationToken);
    }

    /// <summary>How many cases each status has under the same filter, for the badges.</summary>
    public async ValueTask<IReadOnlyDictionary<CaseStatus, long>> CountAsync(CaseFilter filter, CancellationToken cancellationToken)
    {
        var (where, parameters) = Where(filter);
        var rows = await database.QueryAsync(
            new SqlStatement($"SELECT status, COUNT(*) FROM cases{where} GROUP BY status", [.. parameters]),
            static reader => (Status: CaseNames.Parse<CaseStatus>(reader.GetString(0)), Count: reader.GetInt64(1)),
            cancellationToken);
        return rows.ToDictionary(row => row.Status, row => row.Count);
    }

    /// <summary>Conditions in a fixed order, so that there are few texts to prepare.</summary>
    private static (string Where, List<object?> Parameters) Where(CaseFilter filter)
    {
        var parameters = new List<object?>();
        var where = new StringBuilder();
        Add("queue = ", filter.Queue);
        Add("status = ", filter.Status is { } status ? CaseNames.Of(status) : null);
        Add("agent_id = ", filter.AgentId);
        Add("urgency = ", filter.Urgency is { } urgency ? CaseNames.Of(urgency) : null);
        Add("flow = ", filter.Flow);
        Add("region = ", filter.Region);
        if (filter is { OpenOnly: true, Status: null })
        {
            AddText("status <> 'done'");
        }

        if (filter.Tag is { } tag)
        {
            AddText($"EXISTS (SELECT 1 FROM case_tags WHERE case_reference = reference AND tag = {Hole(tag)})");
        }

        if (Looked(filter.Search) is { Length: > 0 } looked)
        {
            // "Contains" in words that both engines know, without a pattern to escape.
            AddText($"replace(search, {Hole(looked)}, '') <> search");
        }

        if (filter.AllowedQueues is { } allowed)
        {
            AddText(allowed.Count == 0 ? "1 = 0" : $"queue IN ({string.Join(", ", allowed.Select(queue => Hole(queue)))})");
        }

        return (where.ToString(), parameters);

        void Add(string condition, string? value)
        {
            if (value is not null)
            {
                AddText(condition + Hole(value));
            }
        }

        void AddText(string condition) => where.Append(where.Length == 0 ? " WHERE " : " AND ").Append(condition);

        string Hole(object value)
        {
            parameters.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"${parameters.Count}");
        }
    }

    private static string Looked(string? search)
    {
        var text = search ?? "";
        return SearchText.Fold((text.Length > LongestSearch ? text[..LongestSearch] : text).Trim());
    }
}
