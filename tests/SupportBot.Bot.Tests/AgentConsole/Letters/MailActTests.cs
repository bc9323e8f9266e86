using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.Letters;

/// <summary>What leaves by mail when an agent says so. The outbox is not emptied: its rows are what is looked at.</summary>
public sealed class MailActTests : IAsyncDisposable
{
    private readonly SupportBotServer _server = new();
    private readonly CaseRoom _room;

    public MailActTests()
    {
        _server.Settings["Regions:europe:Mailbox"] = "service.europe@example.com";
        _server.With(static services => services.Remove(services.Single(static service => service.ImplementationType == typeof(OutboxDispatcher))));
        _room = new CaseRoom(_server);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Draft_is_edited_and_sent_once_and_the_case_waits_for_the_vendor()
    {
        var file = await _room.OpenAsync(letter: VendorLetterKind.DellRegional);
        using var browser = await ConsoleBrowser.SignInAsync(_server);
        var shown = await browser.GetAsync(Address(file));
        var letter = shown.Document.QuerySelector(".letter form").ShouldNotBeNull();
        var action = letter.GetAttribute("action") ?? "";
        shown.Text(".letter button").ShouldBe("Transmettre au service clientèle Europe (hors France)");

        var saved = await browser.PostAsync(action, shown, Letter("save", 1, "Bonjour à tous"));
        var stale = await browser.PostAsync(action, shown, Letter("send", 1, "Autre texte"));
        var sent = await browser.PostAsync(action, shown, Letter("send", 2, "Bonjour à tous"));
        var twice = await browser.PostAsync(action, shown, Letter("send", 2, "Bonjour à tous"));

        (saved.Status, stale.Status, sent.Status, twice.Status).ShouldBe((HttpStatusCode.SeeOther, HttpStatusCode.Conflict, HttpStatusCode.SeeOther, HttpStatusCode.Conflict));
        stale.Document.QuerySelectorAll("textarea").Select(static box => box.TextContent).ShouldContain("Autre texte");
        stale.Document.QuerySelectorAll("main form").ShouldBeEmpty("a letter is never sent from the page of a refusal");
        var mail = (await MailsAsync(file)).ShouldHaveSingleItem();
        (mail.To, mail.Text, mail.ReplyTo).ShouldBe(("service.europe@example.com", "Bonjour à tous", "anne@example.fr"));
        (await _room.FindAsync(file.Reference)).Status.ShouldBe(CaseStatus.WaitingVendor);
        var after = await browser.GetAsync(Address(file));
        after.Document.QuerySelector(".letter form").ShouldBeNull();
        after.Text(".letter .pill").ShouldBe("En cours d'envoi");
    }

    [Theory]
    [InlineData("evil@example.net")]
    [InlineData("service.europe@example.com,evil@example.net")]
    public async Task Letter_goes_nowhere_but_to_a_configured_address(string to)
    {
        var file = await _room.OpenAsync(letter: VendorLetterKind.DellRegional);
        using var browser = await ConsoleBrowser.SignInAsync(_server);
        var shown = await browser.GetAsync(Address(file));
        var action = shown.Document.QuerySelector(".letter form").ShouldNotBeNull().GetAttribute("action") ?? "";

        var answer = await browser.PostAsync(action, shown, [.. Letter("send", 1, "x").Where(static field => field.Name != "to"), ("to", to)]);

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await MailsAsync(file)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Letter_of_another_case_is_refused()
    {
        var file = await _room.OpenAsync();
        var other = await _room.OpenAsync(letter: VendorLetterKind.DellRegional);
        var foreign = (await _server.Services.GetRequiredService<VendorLetterDesk>().OfCaseAsync(other.Reference, Cancel)).Single();
        using var browser = await ConsoleBrowser.SignInAsync(_server);

        var answer = await browser.PostAsync($"{Address(file)}/letters/{foreign.Id}", await browser.GetAsync(Address(file)), Letter("send", 1, "x"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await MailsAsync(other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reply_by_mail_is_sent_once_answers_the_clock_and_may_wait_for_the_customer()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(_server, name: "Alice Martin");
        var shown = await browser.GetAsync(Address(file));

        var first = await browser.PostAsync($"{Address(file)}/reply", shown, Posted(file, ("text", "Voici la marche à suivre.\n\n1. Ouvrez le portail"), ("wait", "1")));
        var second = await browser.PostAsync($"{Address(file)}/reply", shown, Posted(file, ("text", "Voici la marche à suivre."), ("wait", "1")));

        (first.Status, second.Status).ShouldBe((HttpStatusCode.SeeOther, HttpStatusCode.Conflict));
        var mail = (await MailsAsync(file)).ShouldHaveSingleItem();
        (mail.To, mail.Subject, mail.ReplyTo).ShouldBe(("anne@example.fr", $"Réponse à votre demande {file.Reference}", "service.europe@example.com"));
        mail.Text.ShouldContain("Alice Martin vous répond au sujet de votre demande");
        mail.Text.ShouldContain("Voici la marche à suivre.\n\n1. Ouvrez le portail");
        var after = await _room.FindAsync(file.Reference);
        (after.Status, after.FirstAnswerAt is not null).ShouldBe((CaseStatus.WaitingCustomer, true));
        after.History.Select(static line => line.What).ShouldContain("reply");
    }

    [Fact]
    public async Task Transcript_goes_to_the_customer_with_what_was_collected_and_without_secrets()
    {
        using var customer = await DirectLineClient.StartAsync(_server, Cancel);
        await customer.SayAsync("comment activer ma balise dell ?", Cancel);
        var reference = await _room.Service<ICaseNumbers>().NextAsync(_room.Now, Cancel);
        await _room.WriteAsync(customer.ConversationId, new OpenCase(new CaseDraft(reference, "dell", CaseReason.Asked)
        {
            Fields = [new CaseField(SlotKeys.Email, "anne@example.fr"), new CaseField("activation_number", "1234-5678", Sensitive: true)],
        })
        { CopyToCustomer = false });
        var file = await _room.FindAsync(reference);
        using var browser = await ConsoleBrowser.SignInAsync(_server);

        await browser.PostAsync($"{Address(file)}/transcript", await browser.GetAsync(Address(file)), Posted(file));

        var mail = (await MailsAsync(file)).ShouldHaveSingleItem();
        mail.Subject.ShouldBe($"Transcription de votre échange, demande {reference}");
        mail.Text.ShouldContain("- Numéro d'activation : ••••");
        mail.Text.ShouldContain("Vous :\ncomment activer ma balise dell ?");
        mail.Text.ShouldContain("Le robot :\n");
        mail.Text.ShouldNotContain("1234-5678");
        mail.Text.ShouldNotContain("**");
    }

    [Fact]
    public async Task Fresh_upload_link_reaches_the_customer_and_works()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(_server);

        (await browser.PostAsync($"{Address(file)}/upload-link", await browser.GetAsync(Address(file)), Posted(file))).Status.ShouldBe(HttpStatusCode.SeeOther);

        var mail = (await MailsAsync(file)).ShouldHaveSingleItem();
        var link = mail.Link.ShouldNotBeNull();
        mail.Text.ShouldContain("bon de livraison Dell");
        using var http = _server.Http();
        using var page = await http.GetAsync(new Uri(link.AbsolutePath, UriKind.Relative), Cancel);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("reply")]
    [InlineData("transcript")]
    [InlineData("upload-link")]
    public async Task Without_an_address_nothing_is_sent_and_the_page_says_why(string act)
    {
        var file = await _room.OpenAsync(static draft => draft with { Fields = [] });
        using var browser = await ConsoleBrowser.SignInAsync(_server);
        var shown = await browser.GetAsync(Address(file));

        var answer = await browser.PostAsync($"{Address(file)}/{act}", shown, Posted(file, ("text", "bonjour")));

        shown.Document.QuerySelectorAll("#mail form").ShouldBeEmpty();
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Text(".problem").ShouldStartWith("Le dossier n'a pas d'adresse e-mail");
        (await MailsAsync(file)).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Address(CaseFile file) => $"/console/cases/{file.Reference}";

    private static (string Name, string Value)[] Letter(string what, long version, string body) =>
        [("version", "1"), ("letter-version", $"{version}"), ("to", "service.europe@example.com"), ("subject", "Balise refusée"), ("body", body), ("do", what)];

    private static (string Name, string Value)[] Posted(CaseFile file, params (string Name, string Value)[] fields) => [("version", $"{file.Version}"), .. fields];

    private async Task<IReadOnlyList<MailLetter>> MailsAsync(CaseFile file) => await _room.Database.QueryAsync(
        SqlStatement.Of("SELECT payload FROM outbox WHERE case_reference = $1 ORDER BY number", file.Reference.ToString()),
        static reader => JsonSerializer.Deserialize(reader.GetString(0), MailJson.Default.MailLetter).ShouldNotBeNull(),
        Cancel);
}
