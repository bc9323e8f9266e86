using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Tests.Outbox.Mail;

namespace SupportBot.Bot.Tests.Cases.Letters;

public sealed class LetterTests : IDisposable
{
    private readonly CaseFixture _cases = new();
    private readonly MailFixture _mail;

    public LetterTests() => _mail = new MailFixture(_cases.Outbox);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_gets_a_copy_with_the_sensitive_value_hidden()
    {
        await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);

        await _cases.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        var eml = _mail.Eml;
        eml["Subject"].ShouldBe("Votre demande SB-2026-000123 (Dell)");
        eml["To"].ShouldContain("<anne@example.fr>");
        eml["Reply-To"].ShouldContain("service.europe@example.com");
        eml["References"].ShouldBe("<sb-2026-000123.case@example.com>");
        eml.Leaves.First().Text.ReplaceLineEndings("\n").Trim().ShouldBe("""
            Bonjour Anne Éluard,

            Nous avons bien reçu votre demande SB-2026-000123. En voici la copie.

            - Compte ou identifiant Red Hat : anne.martin
            - Balise de service Dell : 5RFDP01 (code 125-423-316-01)
            - Balise remplie numériquement : Je ne sais pas
            - Numéro d'activation : ••••
            - Nom : Anne Éluard
            - Société : Éditions du Nord
            - E-mail : anne@example.fr

            Pièces reçues : capture.png.

            Il manque encore : bon de livraison Dell, capture de l'erreur.

            Un conseiller la traite. Pour en parler avec nous, rappelez sa référence : SB-2026-000123.

            Le support abonnements
            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("pas une adresse")]
    public async Task Without_an_address_there_is_no_copy_and_the_case_is_open_all_the_same(string? email)
    {
        var draft = CaseFixture.Dell();
        await _cases.OpenAsync(new OpenCase(draft with { Fields = email is null ? [] : [new CaseField(SlotKeys.Email, email)] }), Cancellation);

        (await _cases.Outbox.Dead.CountAsync(Cancellation)).ShouldBe(new OutboxCount(0, 0));
    }

    [Fact]
    public async Task Mail_server_down_leaves_the_case_open_with_a_mail_waiting()
    {
        await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);
        await _cases.Outbox.RunAsync(new ScriptedMail(SendResult.TryLater("smtp-unreachable")), Cancellation);

        (await _cases.Outbox.Dead.MailsOfCaseAsync("SB-2026-000123", Cancellation)).ShouldBe(new OutboxCount(1, 0));
    }

    [Fact]
    public void Hp_letter_is_ready_for_the_customer_to_send()
    {
        var letter = _cases.VendorLetters.Compose(VendorLetterKind.HpLicensing, new CaseDraft(new CaseReference(2026, 7), "hp", CaseReason.FormSent)
        {
            Fields =
            [
                new CaseField("order_number", "CMD-4711"), new CaseField("said", "101522334455") { Shown = "1015 2233 4455" }, new CaseField("product_id", "1A2B3C-001"),
                new CaseField("description", "L'activation échoue & le portail dit « inconnu »."), new CaseField("name", "Anne Éluard"), new CaseField("email", "anne@example.fr"),
            ],
        });

        letter.To.ShouldBe("gbs.ams.licensingsupport@hp.com");
        letter.Body.ReplaceLineEndings("\n").ShouldBe("""
            Bonjour,

            Je vous écris au sujet d'un abonnement Red Hat fourni avec un matériel HP.

            - Numéro de commande HP : CMD-4711
            - SAID : 1015 2233 4455
            - Identifiant produit : 1A2B3C-001
            - Description : L'activation échoue & le portail dit « inconnu ».
            - Nom : Anne Éluard
            - E-mail : anne@example.fr

            Merci de m'indiquer la suite à donner.

            Anne Éluard
            anne@example.fr
            """.ReplaceLineEndings("\n"));
        var mailto = letter.Mailto.ShouldNotBeNull();
        mailto.OriginalString.ShouldStartWith("mailto:gbs.ams.licensingsupport@hp.com?subject=Licence%20Red%20Hat");
        Uri.UnescapeDataString(mailto.OriginalString.Split("&body=")[1]).ShouldBe(letter.Body.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task Vendor_letter_waits_as_a_draft_until_an_agent_sends_it_once()
    {
        await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()) { CopyToCustomer = false, VendorLetter = VendorLetterKind.DellRegional }, Cancellation);
        var draft = (await _cases.Letters.OfCaseAsync(new CaseReference(2026, 123), Cancellation)).Single();
        (draft.State, draft.Text.To).ShouldBe(("draft", "service.europe@example.com"));
        draft.Text.Body.ShouldContain("1234-5678"); // the team needs the number itself
        (await _cases.Outbox.Dead.CountAsync(Cancellation)).Waiting.ShouldBe(0);

        (await _cases.Letters.EditAsync(draft.Id, draft.Version, draft.Text with { Body = "Bonjour à tous" }, CaseFixture.Start)).ShouldBe(LetterOutcome.Done);
        (await _cases.Letters.SendAsync(draft.Id, draft.Version, "alice", CaseFixture.Start, Cancellation)).ShouldBe(LetterOutcome.Stale, "the agent saw an older text");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _cases.Letters.SendAsync(draft.Id, 2, "alice", CaseFixture.Start, Cancellation), Cancellation)));
        await _cases.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        outcomes.Count(outcome => outcome == LetterOutcome.Done).ShouldBe(1);
        _mail.Eml["To"].ShouldContain("service.europe@example.com");
        _mail.Eml["Reply-To"].ShouldContain("anne@example.fr");
        _mail.Eml.Leaves.First().Text.ShouldStartWith("Bonjour à tous");
        (await _cases.Letters.FindAsync(draft.Id, Cancellation)).ShouldNotBeNull().State.ShouldBe("sent");
        (await _cases.Letters.DraftsAsync(10, Cancellation)).ShouldBeEmpty();
        (await _cases.Store.FindAsync(new CaseReference(2026, 123), Cancellation)).ShouldNotBeNull().Status.ShouldBe(CaseStatus.WaitingVendor);
    }

    [Theory]
    [InlineData("evil@example.net")]
    [InlineData("service.europe@example.com, evil@example.net")]
    [InlineData("")]
    public async Task Letter_goes_to_configured_addresses_only(string to)
    {
        await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()) { VendorLetter = VendorLetterKind.DellRegional }, Cancellation);
        var draft = (await _cases.Letters.OfCaseAsync(new CaseReference(2026, 123), Cancellation)).Single();

        (await _cases.Letters.EditAsync(draft.Id, 1, draft.Text with { To = to }, CaseFixture.Start)).ShouldBe(LetterOutcome.RecipientNotConfigured);
        (await _cases.Letters.EditAsync(draft.Id, 1, draft.Text with { To = "GBS.ams.licensingsupport@hp.com" }, CaseFixture.Start)).ShouldBe(LetterOutcome.Done);
    }

    [Fact]
    public async Task Letter_without_a_mailbox_waits_for_one()
    {
        _cases.Regions["europe"].Mailbox = null;
        await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()) { VendorLetter = VendorLetterKind.DellRegional }, Cancellation);
        var draft = (await _cases.Letters.OfCaseAsync(new CaseReference(2026, 123), Cancellation)).Single();

        (await _cases.Letters.SendAsync(draft.Id, 1, "alice", CaseFixture.Start, Cancellation)).ShouldBe(LetterOutcome.RecipientNotConfigured);
    }

    [Fact]
    public async Task Letter_leaves_at_once_where_the_operator_says_so()
    {
        _cases.Escalation.AutoSend = "DellRegional";
        await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()) { CopyToCustomer = false, VendorLetter = VendorLetterKind.DellRegional }, Cancellation);

        await _cases.Outbox.RunAsync(_mail.ToFolder(), Cancellation);

        _mail.Eml["Subject"].ShouldBe("Balise de service Dell refusée par Red Hat, demande SB-2026-000123");
        (await _cases.Letters.OfCaseAsync(new CaseReference(2026, 123), Cancellation)).Single().State.ShouldBe("sent");
    }

    [Fact]
    public void Every_kind_of_letter_has_its_texts()
    {
        foreach (var kind in Enum.GetValues<VendorLetterKind>())
        {
            var letter = _cases.VendorLetters.Compose(kind, CaseFixture.Dell());
            (letter.Subject + letter.Body).ShouldNotContain('{');
            letter.Body.ShouldContain("5RFDP01");
        }
    }

    public void Dispose() => _mail.Dispose(); // with the outbox of the cases

    private sealed class ScriptedMail(SendResult result) : IOutboxSender
    {
        public string Kind => OutboxKinds.Mail;

        public Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken) => Task.FromResult(result);
    }
}
