using System.Data.Common;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Cases;

/// <summary>Rows as values; each method reads the columns of one statement of <see cref="CaseStore"/>.</summary>
internal static class CaseReading
{
    public static CaseFile File(DbDataReader reader) => new()
    {
        Reference = CaseReference.Parse(reader.GetString(0)),
        Conversation = reader.GetString(1),
        Channel = reader.GetString(2),
        UserId = reader.GetString(3),
        Verified = CaseNames.Parse<IdentityProof>(reader.GetString(4)),
        Flow = reader.GetString(5),
        Step = reader.ReadStringOrNull(6),
        Reason = CaseNames.Parse<CaseReason>(reader.GetString(7)),
        Region = reader.GetString(8),
        Queue = reader.GetString(9),
        Urgency = CaseNames.Parse<CaseUrgency>(reader.GetString(10)),
        Status = CaseNames.Parse<CaseStatus>(reader.GetString(11)),
        AgentId = reader.ReadStringOrNull(12),
        AgentName = reader.ReadStringOrNull(13),
        Email = reader.ReadStringOrNull(14),
        Version = reader.GetInt64(15),
        CreatedAt = Instants.Read(reader, 16),
        UpdatedAt = Instants.Read(reader, 17),
        FirstAnswerAt = InstantOrNull(reader, 18),
        Contradictions = reader.GetString(19).Split(',', StringSplitOptions.RemoveEmptyEntries),
    };

    public static CaseListItem ListItem(DbDataReader reader) => new(
        CaseReference.Parse(reader.GetString(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3), CaseNames.Parse<CaseUrgency>(reader.GetString(4)),
        CaseNames.Parse<CaseStatus>(reader.GetString(5)), reader.ReadStringOrNull(6), reader.GetString(7), Instants.Read(reader, 8), Instants.Read(reader, 9),
        InstantOrNull(reader, 10));

    public static CaseField Field(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), CaseNames.Parse<FieldOrigin>(reader.GetString(2)), CaseNames.Parse<FieldValidity>(reader.GetString(3)), reader.GetBoolean(4))
    {
        Label = reader.ReadStringOrNull(5),
        Shown = reader.ReadStringOrNull(6),
    };

    public static CaseAttachment Attachment(DbDataReader reader) => new(
        reader.ReadStringOrNull(0), new StoredFile(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4), reader.GetString(5)));

    public static QuestionAsked Question(DbDataReader reader) => new(
        reader.GetString(0), reader.ReadStringOrNull(1), reader.IsDBNull(2) ? null : reader.GetDouble(2), reader.IsDBNull(3) ? null : reader.GetBoolean(3));

    public static CaseNote Note(DbDataReader reader) => new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Instants.Read(reader, 4));

    public static CaseEvent Event(DbDataReader reader) => new(
        Instants.Read(reader, 0), reader.GetString(1), reader.GetString(2), reader.ReadStringOrNull(3), reader.ReadStringOrNull(4), reader.ReadStringOrNull(5));

    public static string Text(DbDataReader reader) => reader.GetString(0);

    private static DateTimeOffset? InstantOrNull(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : Instants.Read(reader, ordinal);
}
