using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Privacy;

/// <summary>All that is kept of a person, as one JSON document: one member per table, one object per row, names as in the database. Files lie inside, in base64.</summary>
internal sealed class Export(IDatabase database, SubjectFinder subjects, TimeProvider clock)
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the document; false when nothing is kept, and then nothing is written.</summary>
    public async Task<bool> WriteAsync(string address, Stream output, CancellationToken cancellationToken)
    {
        var subject = await subjects.FindAsync(address, cancellationToken);
        var tables = new List<(string Name, List<KeyValuePair<string, object?>[]> Rows)>();
        foreach (var table in KeptTables.All)
        {
            var rows = await RowsAsync(table, subject, cancellationToken);
            if (rows.Count > 0)
            {
                tables.Add((table.Name, rows));
            }
        }

        if (tables.Count == 0)
        {
            return false;
        }

        await using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("address", subject.Address);
        json.WriteString("exported_at", clock.GetUtcNow());
        foreach (var (name, rows) in tables)
        {
            json.WriteStartArray(name);
            rows.ForEach(row => Write(json, row));
            json.WriteEndArray();
        }

        json.WriteEndObject();
        return true;
    }

    private async Task<List<KeyValuePair<string, object?>[]>> RowsAsync(KeptTable table, Subject subject, CancellationToken cancellationToken)
    {
        var rows = new List<KeyValuePair<string, object?>[]>();
        await AddAsync(table.Conversation, subject.Conversations);
        await AddAsync(table.Case, subject.Cases);
        await AddAsync(table.Address is null ? null : $"lower({table.Address})", [subject.Address]);
        await AddAsync(table.EmptiedAddress is null ? null : $"lower({table.EmptiedAddress})", [subject.Address]);
        return [.. rows.DistinctBy(static row => string.Join('\u001f', row.Select(static cell => Convert.ToString(cell.Value, CultureInfo.InvariantCulture))), StringComparer.Ordinal)];

        async Task AddAsync(string? column, IReadOnlyList<string> values)
        {
            foreach (var value in column is null ? [] : values)
            {
                rows.AddRange(await database.QueryAsync(SqlStatement.Of($"SELECT * FROM {table.Name} WHERE {column} = $1", value), ReadRow, cancellationToken));
            }
        }
    }

    private static KeyValuePair<string, object?>[] ReadRow(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(i => KeyValuePair.Create(reader.GetName(i), reader.IsDBNull(i) ? null : reader.GetValue(i)))];

    private static void Write(Utf8JsonWriter json, KeyValuePair<string, object?>[] row)
    {
        json.WriteStartObject();
        foreach (var (name, value) in row)
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case null:
                    json.WriteNullValue();
                    break;
                case byte[] bytes:
                    json.WriteBase64StringValue(bytes);
                    break;
                case bool truth:
                    json.WriteBooleanValue(truth);
                    break;
                case long number:
                    json.WriteNumberValue(number);
                    break;
                case double number:
                    json.WriteNumberValue(number);
                    break;
                case DateTime instant:
                    json.WriteStringValue(instant);
                    break;
                default:
                    json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                    break;
            }
        }

        json.WriteEndObject();
    }
}
