using System.Data.Common;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases.Letters;

/// <summary>A letter of a case.</summary>
/// <param name="Id">Random.</param>
/// <param name="Case">Its case.</param>
/// <param name="Kind">Which letter.</param>
/// <param name="Text">As it stands.</param>
/// <param name="State"><c>draft</c>, then what the outbox says: <c>waiting</c>, <c>sent</c>, <c>dead</c>, <c>dropped</c>.</param>
/// <param name="Version">Rises with every edit.</param>
internal sealed record VendorLetter(string Id, CaseReference Case, VendorLetterKind Kind, VendorLetterText Text, string State, long Version);

/// <summary>Why a letter did not leave.</summary>
internal enum LetterOutcome
{
    Done,

    /// <summary>Edited or sent meanwhile, or never there.</summary>
    Stale,

    /// <summary>The recipient is none of the configured addresses.</summary>
    RecipientNotConfigured,
}

/// <summary>What agents do with letters to vendors: read, edit, send. Recipients come from the configuration only.</summary>
internal sealed class VendorLetterDesk(
    IDatabase database, CaseStore cases, MailRows mails, OutboxSignal signal, IOptions<EscalationOptions> escalation, IOptions<RegionsOptions> regions)
{
    private const int LongestBody = 20_000;

    private const string SelectLetters =
        """
        SELECT l.id, l.case_reference, l.kind, l.recipient, l.subject, l.body, COALESCE(o.state, l.state), l.version
        FROM vendor_letters AS l LEFT JOIN outbox AS o ON o.key = 'letter:' || l.id
        """;

    private const string OfCase = SelectLetters + " WHERE l.case_reference = $1 ORDER BY l.created_at, l.id";
    private const string ById = SelectLetters + " WHERE l.id = $1";
    private const string Waiting = SelectLetters + " WHERE l.state = 'draft' ORDER BY l.created_at, l.id LIMIT $1";

    private const string Update =
        "UPDATE vendor_letters SET recipient = $1, subject = $2, body = $3, version = version + 1, updated_at = $4 WHERE id = $5 AND version = $6 AND state = 'draft'";

    private const string MarkQueued =
        "UPDATE vendor_letters SET state = 'queued', sent_by = $1, version = version + 1, updated_at = $2 WHERE id = $3 AND version = $4 AND state = 'draft'";

    private const string MarkWaitingVendor =
        "UPDATE cases SET status = 'waiting_vendor', version = version + 1, updated_at = $1 WHERE reference = $2 AND status <> 'done'";

    /// <summary>The addresses that a letter may go to.</summary>
    public IReadOnlyList<string> Recipients { get; } =
        [.. new[] { escalation.Value.HpMailbox, escalation.Value.SymantecMailbox }
            .Concat(regions.Value.Values.Select(region => region.Mailbox))
            .Concat(escalation.Value.Routes.Select(route => route.Mailbox))
            .OfType<string>().Where(address => address.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    public ValueTask<IReadOnlyList<VendorLetter>> OfCaseAsync(CaseReference reference, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(OfCase, reference.ToString()), Read, cancellationToken);

    /// <summary>Drafts that wait for an agent, oldest first.</summary>
    public ValueTask<IReadOnlyList<VendorLetter>> DraftsAsync(int limit, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(Waiting, limit), Read, cancellationToken);

    public async ValueTask<VendorLetter?> FindAsync(string id, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(ById, id), Read, cancellationToken) is [var letter] ? letter : null;

    /// <summary>Edits a draft.</summary>
    public async Task<LetterOutcome> EditAsync(string id, long version, VendorLetterText text, DateTimeOffset now)
    {
        if (!IsConfigured(text.To))
        {
            return LetterOutcome.RecipientNotConfigured;
        }

        var body = text.Body.Length > LongestBody ? text.Body[..LongestBody] : text.Body;
        var outcome = await database.WriteAsync([SqlStatement.Of(Update, text.To, text.Subject, body, now, id, version).Touching(1)]);
        return outcome == WriteOutcome.Committed ? LetterOutcome.Done : LetterOutcome.Stale;
    }

    /// <summary>Sends a draft with the files of its case; the case then waits for the vendor.</summary>
    public async Task<LetterOutcome> SendAsync(string id, long version, string agentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } letter || await cases.FindAsync(letter.Case, cancellationToken) is not { } file)
        {
            return LetterOutcome.Stale;
        }

        if (letter.Text.To is not { } to || !IsConfigured(to))
        {
            return LetterOutcome.RecipientNotConfigured;
        }

        var reference = letter.Case.ToString();
        var files = file.Files.Select(attachment => attachment.File);
        var mail = VendorLetters.Mail(reference, to, letter.Text, file.Email, files, new ConversationKey(file.Conversation));
        var outcome = await database.WriteAsync(
        [
            SqlStatement.Of(MarkQueued, agentId, now, id, version).Touching(1),
            mails.Add(VendorLetters.KeyOf(id), mail, reference, null, now),
            SqlStatement.Of(MarkWaitingVendor, now, reference),
            CaseRows.History(reference, now, agentId, "letter", CaseNames.Of(letter.Kind), VendorLetters.Draft, VendorLetters.Queued),
        ]);
        signal.Ring();
        return outcome == WriteOutcome.Committed ? LetterOutcome.Done : LetterOutcome.Stale;
    }

    /// <summary>A draft may have no recipient yet; anything else must be configured.</summary>
    private bool IsConfigured(string? address) => address is null || Recipients.Contains(address, StringComparer.OrdinalIgnoreCase);

    private static VendorLetter Read(DbDataReader reader) => new(
        reader.GetString(0), CaseReference.Parse(reader.GetString(1)), CaseNames.Parse<VendorLetterKind>(reader.GetString(2)),
        new VendorLetterText(reader.ReadStringOrNull(3), reader.GetString(4), reader.GetString(5)), reader.GetString(6), reader.GetInt64(7));
}
