using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.Outbox;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Tests.Cases;

/// <summary>Cases on a real SQLite file, opened the way a turn opens them.</summary>
internal sealed class CaseFixture : IDisposable
{
    public static readonly DateTimeOffset Start = OutboxFixture.Start;

    public CaseFixture()
    {
        Regions["france"].Mailbox = "service.france@example.com";
        Regions["europe"].Mailbox = "service.europe@example.com";
        var mails = new MailRows(Options.Create(Outbox.Options), Options.Create(Mail));
        var routing = new EscalationRouting(Options.Create(Escalation), Options.Create(Regions));
        VendorLetters = new VendorLetters(routing, Options.Create(Escalation), mails);
        Store = new CaseStore(Outbox.Database);
        Desk = new CaseDesk(Outbox.Database, Store);
        Letters = new VendorLetterDesk(Outbox.Database, Store, mails, Outbox.Signal, Options.Create(Escalation), Options.Create(Regions));
        Writers = [new OpenCaseWriter(routing, mails, VendorLetters), new AddToCaseWriter(), new RequestHandOffWriter(), new OfferUploadWriter(mails, WorkingCalendar.France, Options.Create(UploadLinks))];
    }

    public OutboxFixture Outbox { get; } = new();

    public MailOptions Mail { get; } = new() { From = "support@example.com" };

    public RegionsOptions Regions { get; } = [];

    public EscalationOptions Escalation { get; } = new();

    public UploadLinkOptions UploadLinks { get; } = new();

    public VendorLetters VendorLetters { get; }

    public VendorLetterDesk Letters { get; }

    public CaseStore Store { get; }

    public CaseDesk Desk { get; }

    public IReadOnlyList<IEffectWriter> Writers { get; }

    /// <summary>Writes effects as the turn of a conversation does.</summary>
    public async Task<WriteOutcome> WriteAsync(string conversation, DateTimeOffset now, params ITurnEffect[] effects)
    {
        var scope = new EffectScope(new ConversationKey(conversation), 1, now);
        return await Outbox.Database.WriteAsync(
        [
            SqlStatement.Of(
                """
                INSERT INTO conversations (id, channel, user_id, state, version, last_seq, failed_turns, created_at, updated_at)
                VALUES ($1, 'directline', 'dl_anne', '{}', 1, 1, 0, $2, $2) ON CONFLICT (id) DO NOTHING
                """,
                conversation,
                now),
            .. effects.SelectMany(effect => Writers.Single(writer => writer.EffectType == effect.GetType()).Write(effect, scope)),
        ]);
    }

    public async Task<CaseFile> OpenAsync(OpenCase effect, CancellationToken cancellationToken, string conversation = "conversation-1")
    {
        (await WriteAsync(conversation, Start, effect)).ShouldBe(WriteOutcome.Committed);
        return (await Store.FindAsync(effect.Case.Reference, cancellationToken)).ShouldNotBeNull();
    }

    public CaseChange Change(CaseFile file) => new(file.Reference, file.Version, "alice", "Alice", Start.AddHours(1));

    /// <summary>A Dell request as the flow hands it over, with one of everything.</summary>
    public static CaseDraft Dell(int number = 123) => new(new CaseReference(2026, number), "dell", CaseReason.FormSent)
    {
        Status = CaseStatus.WaitingCustomer,
        Step = "error_screenshot",
        Region = "europe",
        Verified = IdentityProof.Code,
        Fields =
        [
            new CaseField("account", "anne.martin"),
            new CaseField("service_tag", "5RFDP01", FieldOrigin.Confirmed, FieldValidity.Soft) { Shown = "5RFDP01 (code 125-423-316-01)" },
            new CaseField("digitally_fulfilled", "unknown") { Shown = "Je ne sais pas" },
            new CaseField("activation_number", "1234-5678", Sensitive: true),
            new CaseField(SlotKeys.Name, "Anne Éluard"),
            new CaseField(SlotKeys.Company, "Éditions du Nord"),
            new CaseField(SlotKeys.Email, "anne@example.fr"),
        ],
        Missing = ["packing_slip", "error_screenshot"],
        Attachments = [new CaseAttachment("error_screenshot", File("capture.png"))],
        Questions = [new QuestionAsked("ma balise dell ne marche pas", "dell-tag", 0.91, false), new QuestionAsked("et la garantie ?", null, null)],
        AlreadyTried = ["Activation sur le portail"],
        Contradictions = ["C1"],
    };

    public static StoredFile File(string name) => new("0123456789abcdef0123456789", name, "image/png", 1234, new string('a', 64));

    public void Dispose() => Outbox.Dispose();
}
