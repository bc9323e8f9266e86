using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases;

/// <summary>Who changed a case.</summary>
internal static class CaseActors
{
    public const string Customer = "customer";
    public const string Bot = "bot";

    /// <summary>The other company of a transfer, by the link that it was given.</summary>
    public const string OtherCompany = "other_company";

    public const string System = "system";
}

/// <summary>Statements on the rows of a case, for the transaction of whoever causes them. Every change leaves a line in the history.</summary>
internal static class CaseRows
{
    /// <summary>What the history shows of a sensitive value.</summary>
    public const string Hidden = "••••";

    // Not for a case that was erased meanwhile: its history would stay for ever.
    private const string InsertHistory =
        """
        INSERT INTO case_history (case_reference, at, actor, event, subject, before, after)
        SELECT reference, $2, $3, $4, $5, $6, $7 FROM cases WHERE reference = $1
        """;

    private const string InsertFieldHistory =
        """
        INSERT INTO case_history (case_reference, at, actor, event, subject, before, after)
        SELECT case_reference, $3, $4, 'field', key, CASE WHEN sensitive THEN '••••' ELSE value END, $5 FROM case_fields
        WHERE case_reference = $1 AND key = $2 AND value <> $6
        """;

    private const string UpsertField =
        """
        INSERT INTO case_fields (case_reference, key, position, label, value, shown, origin, validity, sensitive)
        VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM case_fields WHERE case_reference = $1), $3, $4, $5, $6, $7, $8)
        ON CONFLICT (case_reference, key) DO UPDATE SET value = excluded.value, shown = excluded.shown, label = COALESCE(excluded.label, case_fields.label),
            origin = excluded.origin, validity = excluded.validity, sensitive = excluded.sensitive
        """;

    private const string DeleteMissing = "DELETE FROM case_missing WHERE case_reference = $1 AND key = $2";

    private const string InsertMissing =
        """
        INSERT INTO case_missing (case_reference, key, position)
        VALUES ($1, $2, (SELECT COALESCE(MAX(position), 0) + 1 FROM case_missing WHERE case_reference = $1)) ON CONFLICT (case_reference, key) DO NOTHING
        """;

    private const string InsertFile =
        """
        INSERT INTO case_files (case_reference, file_id, slot, name, content_type, size, sha256, added_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (case_reference, file_id) DO NOTHING
        """;

    private const string InsertQuestion =
        "INSERT INTO case_questions (case_reference, question, entry, confidence, helpful) VALUES ($1, $2, $3, $4, $5)";

    private const string InsertTry = "INSERT INTO case_tries (case_reference, text) VALUES ($1, $2)";

    private const string InsertTag = "INSERT INTO case_tags (case_reference, tag) VALUES ($1, $2) ON CONFLICT (case_reference, tag) DO NOTHING";

    /// <summary>News from the customer: the agent's turn, and a finished case is open again.</summary>
    private const string TouchByCustomer =
        """
        UPDATE cases SET version = version + 1, updated_at = $2, search = substr(search || $3, 1, 400),
            status = CASE WHEN status = 'done' THEN 'reopened'
                          WHEN status = 'waiting_customer' AND agent_id IS NULL THEN 'new'
                          WHEN status = 'waiting_customer' THEN 'assigned' ELSE status END,
            done_at = NULL
        WHERE reference = $1
        """;

    private const string UpdateEmail = "UPDATE cases SET email = $2 WHERE reference = $1";

    private const string UpdateContact = "UPDATE cases SET contact = $2, search = $3 WHERE reference = $1";

    private const string InsertReopenHistory =
        """
        INSERT INTO case_history (case_reference, at, actor, event, subject, before, after)
        SELECT reference, $2, 'customer', 'status', NULL, status, CASE WHEN status = 'done' THEN 'reopened' WHEN agent_id IS NULL THEN 'new' ELSE 'assigned' END
        FROM cases WHERE reference = $1 AND status IN ('done', 'waiting_customer')
        """;

    public static SqlStatement History(string reference, DateTimeOffset at, string actor, string what, string? subject, string? before = null, string? after = null) =>
        SqlStatement.Of(InsertHistory, reference, at, actor, what, subject, before, after);

    /// <summary>Sets a field; a former value stays in the history.</summary>
    public static IEnumerable<SqlStatement> SetField(string reference, CaseField field, string actor, DateTimeOffset at)
    {
        yield return SqlStatement.Of(InsertFieldHistory, reference, field.Key, at, actor, field.Sensitive ? Hidden : field.Value, field.Value);
        yield return SqlStatement.Of(
            UpsertField, reference, field.Key, field.Label, field.Value, field.Shown, CaseNames.Of(field.Origin), CaseNames.Of(field.Validity), field.Sensitive);
        yield return SqlStatement.Of(DeleteMissing, reference, field.Key);
    }

    /// <summary>What lists and mails read of a case, after an agent has corrected one of its fields.</summary>
    public static IEnumerable<SqlStatement> SetContact(CaseFile file, CaseField field)
    {
        if (SearchText.Of([field]).Length > 0)
        {
            List<CaseField> fields = [.. file.Fields.Where(other => other.Key != field.Key), field];
            yield return SqlStatement.Of(
                UpdateContact, file.Reference.ToString(), Contact(fields), SearchText.Fold(file.Reference.ToString()) + SearchText.Of(fields));
        }

        if (field.Key == SlotKeys.Email && Mailbox.TryParse(field.Value, out var mailbox))
        {
            yield return SqlStatement.Of(UpdateEmail, file.Reference.ToString(), mailbox.Address);
        }
    }

    /// <summary>Whom a list names: "Anne Éluard · Éditions du Nord"; empty when nothing is known.</summary>
    public static string Contact(IEnumerable<CaseField> fields)
    {
        var known = fields.ToLookup(static field => field.Key, static field => field.Value, StringComparer.Ordinal);
        return string.Join(" · ", known[SlotKeys.Name].Concat(known[SlotKeys.Company]).Where(static text => !string.IsNullOrWhiteSpace(text)));
    }

    public static SqlStatement Misses(string reference, string key) => SqlStatement.Of(InsertMissing, reference, key);

    public static IEnumerable<SqlStatement> AddFile(string reference, CaseAttachment attachment, string actor, DateTimeOffset at)
    {
        var file = attachment.File;
        yield return SqlStatement.Of(InsertFile, reference, file.Id, attachment.Slot, file.Name, file.ContentType, file.Size, file.Sha256, at);
        yield return History(reference, at, actor, "file", attachment.Slot, null, file.Name);
        if (attachment.Slot is { } slot)
        {
            yield return SqlStatement.Of(DeleteMissing, reference, slot);
        }
    }

    public static SqlStatement AddQuestion(string reference, QuestionAsked asked) =>
        SqlStatement.Of(InsertQuestion, reference, asked.Text, asked.EntryId, asked.Confidence, asked.Helpful);

    public static SqlStatement AddTry(string reference, string text) => SqlStatement.Of(InsertTry, reference, text);

    public static SqlStatement AddTag(string reference, string tag) => SqlStatement.Of(InsertTag, reference, tag);

    /// <summary>After the customer brought something.</summary>
    public static IEnumerable<SqlStatement> Touch(string reference, IReadOnlyList<CaseField> fields, DateTimeOffset at)
    {
        yield return SqlStatement.Of(InsertReopenHistory, reference, at);
        yield return SqlStatement.Of(TouchByCustomer, reference, at, SearchText.Of(fields)).Touching(1);
        if (Mailbox.TryParse(fields.LastOrDefault(static field => field.Key == SlotKeys.Email)?.Value, out var mailbox))
        {
            yield return SqlStatement.Of(UpdateEmail, reference, mailbox.Address);
        }
    }
}
