using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases.Letters;

/// <summary>A letter to a vendor or a regional team, ready to be read.</summary>
/// <param name="To">Address from the configuration; null when none is configured.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
internal sealed record VendorLetterText(string? To, string Subject, string Body)
{
    /// <summary>Opens the customer's own mail program with the letter; null without an address.</summary>
    public Uri? Mailto => To is null
        ? null
        : new Uri($"mailto:{To}?subject={Uri.EscapeDataString(Subject)}&body={Uri.EscapeDataString(Body.ReplaceLineEndings("\r\n"))}");
}

/// <summary>Composes the letters to vendors, and keeps them as drafts, or sends them where <c>Escalation:AutoSend</c> says so.</summary>
internal sealed class VendorLetters(EscalationRouting routing, IOptions<EscalationOptions> options, MailRows mails)
{
    internal const string InsertLetter =
        """
        INSERT INTO vendor_letters (id, case_reference, kind, recipient, subject, body, state, version, sent_by, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $9)
        """;

    internal const string Draft = "draft";
    internal const string Queued = "queued";

    /// <summary>The letter as text, for a flow that shows it to the customer. Pure.</summary>
    public VendorLetterText Compose(VendorLetterKind kind, CaseDraft draft) => Compose(kind, draft, routing.Of(draft.Flow, draft.Region ?? draft.Value(SlotKeys.Region)));

    /// <summary>Statements that keep the letter with its case, and send it when nobody need read it first.</summary>
    public IEnumerable<SqlStatement> Write(VendorLetterKind kind, CaseDraft draft, EscalationTarget route, EffectScope scope)
    {
        var letter = Compose(kind, draft, route);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var reference = draft.Reference.ToString();
        var leaves = letter.To is not null && options.Value.SendsAtOnce(kind);
        yield return SqlStatement.Of(
            InsertLetter, id, reference, CaseNames.Of(kind), letter.To, letter.Subject, letter.Body, leaves ? Queued : Draft, leaves ? CaseActors.System : null, scope.Now);
        if (leaves && letter.To is { } to)
        {
            var files = draft.Attachments.Select(attachment => attachment.File);
            yield return mails.Add(KeyOf(id), Mail(reference, to, letter, draft.Value(SlotKeys.Email), files, scope.Key), reference, null, scope.Now);
            yield return CaseRows.History(reference, scope.Now, CaseActors.System, "letter", CaseNames.Of(kind), null, Queued);
        }
    }

    /// <summary>Key of a letter's row in the outbox: a letter leaves once, whoever presses the button.</summary>
    public static string KeyOf(string letterId) => $"letter:{letterId}";

    public static MailLetter Mail(
        string reference, string to, VendorLetterText letter, string? customerEmail, IEnumerable<Dialogs.Schema.StoredFile> files, ConversationKey conversation) =>
        new(to, letter.Subject, letter.Body)
        {
            ReplyTo = customerEmail,
            Case = reference,
            Files = [.. files.Select(file => new MailFile(conversation.Value, file.Id, file.Name, file.ContentType))],
        };

    private VendorLetterText Compose(VendorLetterKind kind, CaseDraft draft, EscalationTarget route)
    {
        var (name, to) = kind switch
        {
            VendorLetterKind.DellRegional => ("Dell", route.Mailbox),
            VendorLetterKind.HpLicensing => ("Hp", options.Value.HpMailbox),
            VendorLetterKind.SymantecInstallBase => ("Symantec", options.Value.SymantecMailbox),
            VendorLetterKind.Transfer => ("Transfer", route.Mailbox),
            VendorLetterKind.Regional => ("Regional", route.Mailbox),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        return new VendorLetterText(string.IsNullOrEmpty(to) ? null : to, Fill($"{name}Subject", draft), Fill($"{name}Body", draft));
    }

    private static string Fill(string key, CaseDraft draft) => LetterTexts.Of.Format(
        key,
        ("reference", draft.Reference.ToString()),
        ("flow", CaseTexts.Flow(draft.Flow)),
        ("fields", LetterLines.Fields(draft.Fields, hideSensitive: false)),
        ("files", draft.Attachments.Count == 0 ? LetterTexts.Of["NoFiles"] : LetterLines.Files(draft.Attachments)),
        ("missing", draft.Missing.Count == 0 ? "" : LetterTexts.Of.Format("VendorMissing", ("missing", LetterLines.Labels(draft.Missing)))),
        ("contact", draft.Value(SlotKeys.Email) ?? LetterTexts.Of["NoContact"]),
        ("signature", Signature(draft)));

    private static string Signature(CaseDraft draft) => string.Join('\n', new[] { SlotKeys.Name, SlotKeys.Company, SlotKeys.Email, SlotKeys.Phone }
        .Select(draft.Value).Where(text => !string.IsNullOrWhiteSpace(text)));
}
