using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Flows.Transfer.OtherCompany;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Flows.Transfer;

/// <summary>"L'autre société remplira": from the conversation to the page of the other company, and back to the case.</summary>
public sealed partial class PartyPageTests(SupportBotServer server)
{
    internal static readonly string[] ToTheLink =
    [
        "Demande de transfert", "vers une autre société", "ACME SA", "12 rue des Lilas, 69003 Lyon, France", "Claire Martin", "Directrice", "claire@acme.fr", "04 72 00 00 00",
        "L'autre société remplira", "12345678 x 3", "c'est tout", "France", "Claire Martin", "ACME SA", "claire@acme.fr", "passer", "envoyer", "oui",
    ];

    internal static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["to_company"] = "Durand SA",
        ["to_address"] = "3 avenue Foch, 1000 Bruxelles, Belgique",
        ["to_signatory_name"] = "Paul Durand",
        ["to_signatory_title"] = "DAF",
        ["to_signatory_email"] = "paul@durand.be",
        ["to_signatory_phone"] = "+32 2 555 12 34",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Other_company_fills_in_its_part_and_the_case_the_letter_and_the_customer_know()
    {
        var (reference, path) = await OpenAsync();
        var before = await FindAsync(reference);
        before.Status.ShouldBe(CaseStatus.WaitingCustomer);
        before.Missing.ShouldBe(Answers.Keys, ignoreOrder: true);
        (await LettersAsync(reference)).ShouldBeEmpty();
        using var browser = new FormBrowser(server);

        var page = await browser.GetAsync(path, Cancellation);
        var after = await browser.PostAsync(path, page, "send", Answers, Cancellation);

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Cache.ShouldNotBeNull().ShouldContain("no-store");
        page.Text("main").ShouldContain("ACME SA");
        page.Document.QuerySelectorAll("script").ShouldBeEmpty();
        after.Status.ShouldBe(HttpStatusCode.OK);
        after.Text("h1").ShouldBe("C'est bien arrivé");
        var file = await FindAsync(reference);
        (file.Status, file.Missing.Count).ShouldBe((CaseStatus.New, 0));
        file.Field("to_company")!.ShouldBe(new CaseField("to_company", "Durand SA"));
        file.Field("to_signatory_phone")!.Value.ShouldBe("+32 2 555 12 34");
        file.History.Where(line => line.What == "party").ShouldHaveSingleItem().Actor.ShouldBe(CaseActors.OtherCompany);
        (await LettersAsync(reference)).ShouldHaveSingleItem().Text.Body.ShouldSatisfyAllConditions(
            body => body.ShouldContain("Durand SA"), body => body.ShouldContain("ACME SA"), body => body.ShouldContain("12345678"));
        (await MailKeysAsync(reference)).ShouldBe(["copy", "party", "party-chat", "party-done"], ignoreOrder: true);
    }

    [Fact]
    public async Task Link_serves_once_and_shows_nothing_of_what_was_sent()
    {
        var (reference, path) = await OpenAsync();
        using var browser = new FormBrowser(server);
        var page = await browser.GetAsync(path, Cancellation);
        await browser.PostAsync(path, page, "send", Answers, Cancellation);

        var replayed = await browser.PostAsync(path, page, "send", new Dictionary<string, string>(Answers) { ["to_company"] = "Pirate SA" }, Cancellation);
        var again = await browser.GetAsync(path, Cancellation);

        replayed.Text("h1").ShouldBe("C'est bien arrivé");
        again.Document.QuerySelectorAll("form").ShouldBeEmpty();
        again.Document.DocumentElement.OuterHtml.ShouldNotContain("Durand");
        (await FindAsync(reference)).Field("to_company")!.Value.ShouldBe("Durand SA");
        (await MailKeysAsync(reference)).Count(key => key == "party-done").ShouldBe(1);
    }

    /// <summary>Field, what is typed, what is said beside it.</summary>
    public static TheoryData<string, string, string> Refusals() => new()
    {
        { "to_company", "", "vide" },
        { "to_company", "acme sa", "sont les mêmes" },
        { "to_address", "Bruxelles", "Je n'y vois pas d'adresse" },
        { "to_address", "1000 Bruxelles, Belgique", "Il manque la rue" },
        { "to_signatory_email", "paul at durand", "adresse électronique complète" },
        { "to_signatory_phone", "12", "téléphone" },
        { "to_signatory_name", "🙂", "ni mot ni numéro" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Answer_that_the_conversation_would_refuse_is_refused_beside_its_field_and_nothing_is_kept(string field, string typed, string reason)
    {
        var (reference, path) = await OpenAsync();
        using var browser = new FormBrowser(server);
        var page = await browser.GetAsync(path, Cancellation);

        var after = await browser.PostAsync(path, page, "send", new Dictionary<string, string>(Answers) { [field] = typed }, Cancellation);

        after.Status.ShouldBe(HttpStatusCode.BadRequest);
        after.Error(field).ShouldNotBeNull().ShouldContain(reason);
        after.Value("to_signatory_title").ShouldBe("DAF");
        (await FindAsync(reference)).Fields.ShouldAllBe(known => !known.Key.StartsWith("to_", StringComparison.Ordinal));
        (await browser.PostAsync(path, after, "send", Answers, Cancellation)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Same_signatory_is_kept_with_a_doubt()
    {
        var (reference, path) = await OpenAsync();
        using var browser = new FormBrowser(server);

        await browser.PostAsync(path, await browser.GetAsync(path, Cancellation), "send", new Dictionary<string, string>(Answers) { ["to_signatory_email"] = "claire@acme.fr" }, Cancellation);

        (await FindAsync(reference)).Field("to_signatory_email")!.Validity.ShouldBe(FieldValidity.Soft);
    }

    [Fact]
    public async Task Part_that_is_saved_waits_for_its_end_and_reaches_no_case()
    {
        var (reference, path) = await OpenAsync();
        using var browser = new FormBrowser(server);
        var page = await browser.GetAsync(path, Cancellation);

        var saved = await browser.PostAsync(path, page, "save", [new("to_company", "Durand <b>SA</b>"), new("to_signatory_email", "pas encore")], Cancellation);
        using var later = new FormBrowser(server);
        var reopened = await later.GetAsync(path, Cancellation);

        saved.Text("[role=status]").ShouldContain("C'est enregistré");
        reopened.Value("to_company").ShouldBe("Durand <b>SA</b>");
        reopened.Value("to_signatory_email").ShouldBe("pas encore");
        (await FindAsync(reference)).Missing.Count.ShouldBe(Answers.Count);
        (await later.PostAsync(path, reopened, "send", Answers, Cancellation)).Text("h1").ShouldBe("C'est bien arrivé");
    }

    [Fact]
    [Trait("Attack", "S32")]
    public async Task Page_posted_from_elsewhere_changes_nothing()
    {
        var (reference, path) = await OpenAsync();
        using var browser = new FormBrowser(server);
        using var stranger = new FormBrowser(server);
        var page = await browser.GetAsync(path, Cancellation);

        var forged = await stranger.PostAsync(path, page, "send", Answers, Cancellation); // The token without its cookie.

        forged.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await FindAsync(reference)).Missing.Count.ShouldBe(Answers.Count);
    }

    [Theory]
    [InlineData("/transfert/AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/transfert/%27%20OR%201=1--")]
    [InlineData("/transfert/x")]
    public async Task Unknown_link_gives_a_plain_page_and_no_hint(string path)
    {
        using var browser = new FormBrowser(server);

        var page = await browser.GetAsync(path, Cancellation);

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Text("h1").ShouldBe("Ce lien n'est pas valable");
        page.Document.QuerySelectorAll("form").ShouldBeEmpty();
    }

    [Fact]
    public async Task Link_dies_after_seven_days_and_its_token_is_nowhere_in_the_database()
    {
        var (_, path) = await OpenAsync();
        var token = path[PartyLinks.Path.Length..];
        var database = server.Services.GetRequiredService<IDatabase>();
        var row = await database.QueryAsync(
            SqlStatement.Of("SELECT created_at, expires_at FROM party_links WHERE token_hash = $1", PartyLinks.Hash(token)), reader => (Instants.Read(reader, 0), Instants.Read(reader, 1)), Cancellation);
        var (created, expires) = row.ShouldHaveSingleItem();
        (expires - created).ShouldBe(TimeSpan.FromDays(7));
        var desk = server.Services.GetRequiredService<PartyDesk>();

        (await desk.FindAsync(token, expires.AddSeconds(-1), Cancellation)).ShouldNotBeNull();
        (await desk.FindAsync(token, expires, Cancellation)).ShouldBeNull();
    }

    /// <summary>Talks to the bot until it gives the link.</summary>
    private async Task<(CaseReference Reference, string Path)> OpenAsync()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancellation);
        foreach (var said in ToTheLink)
        {
            (await client.SayAsync(said, Cancellation)).Status.ShouldBe(HttpStatusCode.OK);
        }

        var last = (await client.HistoryAsync(Cancellation))[^1].GetProperty("text").GetString()!;
        var path = LinkInText().Match(last).Value;
        path.ShouldNotBeEmpty(last);
        return (CaseReference.Parse(ReferenceInText().Match(last).Value), path);
    }

    internal static string LinkIn(string text) => LinkInText().Match(text).Value;

    private async Task<CaseFile> FindAsync(CaseReference reference) =>
        (await server.Services.GetRequiredService<CaseStore>().FindAsync(reference, Cancellation)).ShouldNotBeNull();

    private ValueTask<IReadOnlyList<VendorLetter>> LettersAsync(CaseReference reference) =>
        server.Services.GetRequiredService<VendorLetterDesk>().OfCaseAsync(reference, Cancellation);

    private async Task<IReadOnlyList<string>> MailKeysAsync(CaseReference reference)
    {
        var keys = await server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT key FROM outbox WHERE case_reference = $1", reference.ToString()), reader => reader.GetString(0), Cancellation);
        return [.. keys.Select(key => key.Split(':')[0])];
    }

    [GeneratedRegex(@"/transfert/[\w-]{22}", RegexOptions.NonBacktracking)]
    private static partial Regex LinkInText();

    [GeneratedRegex(@"SB-\d{4}-\d{6}", RegexOptions.NonBacktracking)]
    private static partial Regex ReferenceInText();
}
