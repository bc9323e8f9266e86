using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole;

/// <summary>Cases in the database of a running server, written as turns write them.</summary>
internal sealed class CaseRoom(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public CaseStore Cases => Service<CaseStore>();

    public IDatabase Database => Service<IDatabase>();

    public DateTimeOffset Now => Service<TimeProvider>().GetUtcNow();

    public T Service<T>()
        where T : notnull
    {
        server.Http().Dispose(); // Starts it.
        return server.Services.GetRequiredService<T>();
    }

    /// <summary>A case with one of everything, in a conversation of its own; <paramref name="change"/> makes it another one.</summary>
    public async Task<CaseFile> OpenAsync(Func<CaseDraft, CaseDraft>? change = null, VendorLetterKind? letter = null)
    {
        var reference = await Service<ICaseNumbers>().NextAsync(Now, Cancel);
        var draft = Draft(reference);
        var conversation = $"room-{Guid.NewGuid():N}";
        await WriteAsync(conversation, new OpenCase(change is null ? draft : change(draft)) { CopyToCustomer = false, VendorLetter = letter });
        return await FindAsync(reference);
    }

    /// <summary>Effects, as of a turn of the conversation.</summary>
    public async Task WriteAsync(string conversation, params ITurnEffect[] effects)
    {
        var writers = Service<IEnumerable<IEffectWriter>>().ToDictionary(static writer => writer.EffectType);
        var scope = new EffectScope(new ConversationKey(conversation), 1, Now);
        (await Database.WriteAsync(
        [
            SqlStatement.Of(
                """
                INSERT INTO conversations (id, channel, user_id, state, version, last_seq, failed_turns, created_at, updated_at)
                VALUES ($1, 'directline', 'dl_anne', '{}', 1, 0, 0, $2, $2) ON CONFLICT (id) DO NOTHING
                """,
                conversation,
                Now),
            .. effects.SelectMany(effect => writers[effect.GetType()].Write(effect, scope)),
        ])).ShouldBe(WriteOutcome.Committed);
    }

    public async Task<CaseFile> FindAsync(CaseReference reference) => (await Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();

    /// <summary>Stores a file with the case's conversation and gives it to the case, whatever its bytes are.</summary>
    public async Task<ReceivedFile> AddFileAsync(CaseFile file, string name, string contentType, byte[] bytes)
    {
        var stored = new ReceivedFile(new(Guid.NewGuid().ToString("N"), name, contentType, bytes.Length, new string('a', 64)), bytes);
        await Database.WriteAsync([FileStore.Insert(new ConversationKey(file.Conversation), 1, stored, Now)]);
        await WriteAsync(file.Conversation, new AddToCase(file.Reference) { Attachments = [new CaseAttachment("packing_slip", stored.Info)] });
        return stored;
    }

    /// <summary>Lines of the audit log about a subject: "event detail by actor".</summary>
    public async Task<IReadOnlyList<string>> AuditAsync(string subject) => await Database.QueryAsync(
        SqlStatement.Of("SELECT event, COALESCE(detail, ''), COALESCE(actor_name, '') FROM audit_log WHERE subject = $1 ORDER BY number", subject),
        static reader => $"{reader.GetString(0)} {reader.GetString(1)} by {reader.GetString(2)}",
        Cancel);

    private static CaseDraft Draft(CaseReference reference) => new(reference, "dell", CaseReason.FormSent)
    {
        Region = "europe",
        Verified = IdentityProof.Code,
        Fields =
        [
            new CaseField("service_tag", "5RFDP01", FieldOrigin.Confirmed, FieldValidity.Soft) { Shown = "5RFDP01 (code 125-423-316-01)" },
            new CaseField("digitally_fulfilled", "unknown") { Shown = "Je ne sais pas" },
            new CaseField("activation_number", "1234-5678", Sensitive: true),
            new CaseField(SlotKeys.Name, "Anne Éluard"),
            new CaseField(SlotKeys.Company, "Éditions du Nord"),
            new CaseField(SlotKeys.Email, "anne@example.fr"),
        ],
        Missing = ["packing_slip", "account"],
        Questions = [new QuestionAsked("ma balise dell ne marche pas", "dell-balise", 0.91, false), new QuestionAsked("et la garantie ?", null, null)],
        AlreadyTried = ["Activation sur le portail"],
    };
}
