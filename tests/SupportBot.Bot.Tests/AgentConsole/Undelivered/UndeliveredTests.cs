using System.Net;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.Undelivered;

/// <summary>What could not leave: seen, sent again, given up.</summary>
public sealed class UndeliveredTests(SupportBotServer server)
{
    private const string Letter = """{"to":"anne@example.fr","subject":"Votre <b>demande</b>","text":"bonjour"}""";

    private readonly CaseRoom _room = new(server);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mail", Letter, "smtp-550", "Votre <b>demande</b>", "Le serveur de courrier a refusé l'envoi.")]
    [InlineData("mail", "not json", "poison", "Courriel", "L'envoi a échoué plusieurs fois de façon inattendue.")]
    [InlineData("connector", "{}", "connector-403", "Réponse vers un canal", "Le canal (Teams, par exemple) a refusé le message.")]
    [InlineData("webhook", "{}", "expired:webhook-500", "Annonce à un système externe", "Délai dépassé : le destinataire n'a pas répondu à temps.")]
    [InlineData("autre", "{}", "", "autre", "L'envoi a échoué.")]
    public async Task Reason_is_said_in_words(string kind, string payload, string failure, string title, string words)
    {
        var file = await _room.OpenAsync();
        await AddAsync(file, kind, payload, failure);
        using var browser = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "support");

        var row = (await browser.GetAsync("/console/envois")).Document.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(file.Reference.ToString(), StringComparison.Ordinal));

        row.QuerySelector("strong").ShouldNotBeNull().TextContent.ShouldBe(title);
        row.Children[1].TextContent.ShouldStartWith(words);
    }

    [Fact]
    public async Task Message_is_sent_again_or_given_up_once()
    {
        var file = await _room.OpenAsync();
        var again = await AddAsync(file, "kept", "{}", "timeout");
        var dropped = await AddAsync(file, "kept", "secret", "timeout");
        using var browser = await ConsoleBrowser.SignInAsync(server, name: "Denis Renvoi");
        var page = await browser.GetAsync("/console/envois");

        (await browser.PostAsync($"/console/envois/{again}/renvoyer", page)).Location.ShouldBe("/console/envois?fait=sent");
        (await browser.PostAsync($"/console/envois/{dropped}/abandonner", page)).Location.ShouldBe("/console/envois?fait=dropped");
        (await browser.PostAsync($"/console/envois/{dropped}/renvoyer", page)).Location.ShouldBe("/console/envois?fait=gone");

        (await StateAsync(again)).ShouldBe("waiting {}");
        (await StateAsync(dropped)).ShouldBe("dropped ");
        (await browser.GetAsync("/console/envois?fait=gone")).Text(".problem").ShouldStartWith("Cet envoi n'est plus en échec");
        (await _room.AuditAsync(file.Reference.ToString())).ShouldBe(["case.changed outbox sent by Denis Renvoi", "case.changed outbox dropped by Denis Renvoi"]);
    }

    [Fact]
    public async Task Message_of_another_queue_is_neither_seen_nor_moved_and_one_without_a_case_is_the_administrators()
    {
        var file = await _room.OpenAsync();
        var foreign = await AddAsync(file, "kept", "{}", "timeout");
        var nobodys = await AddAsync(null, "kept", "{}", "timeout");
        using var browser = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "autre");
        using var administrator = await ConsoleBrowser.SignInAsync(server);
        var page = await browser.GetAsync("/console/envois");

        page.Answer.Text.ShouldNotContain($"/{foreign}/");
        page.Answer.Text.ShouldNotContain($"/{nobodys}/");
        foreach (var number in new[] { foreign, nobodys })
        {
            (await browser.PostAsync($"/console/envois/{number}/abandonner", page)).Location.ShouldBe("/console/envois?fait=gone");
            (await StateAsync(number)).ShouldBe("dead {}");
        }

        (await administrator.GetAsync("/console/envois")).Answer.Text.ShouldContain($"/{nobodys}/");
    }

    [Fact]
    public async Task Forged_post_moves_nothing()
    {
        var number = await AddAsync(await _room.OpenAsync(), "kept", "{}", "timeout");
        using var browser = await ConsoleBrowser.SignInAsync(server);

        (await browser.PostAsync($"/console/envois/{number}/abandonner", (string?)null)).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await StateAsync(number)).ShouldBe("dead {}");
    }

    private async Task<long> AddAsync(CaseFile? file, string kind, string payload, string failure)
    {
        var key = $"test:{Guid.NewGuid():N}";
        await _room.Database.WriteAsync([SqlStatement.Of(
            """
            INSERT INTO outbox (key, kind, case_reference, payload, state, attempts, unfinished, due_at, expires_at, failure, created_at, done_at)
            VALUES ($1, $2, $3, $4, 'dead', 3, 0, $5, $5, $6, $5, $5)
            """,
            key, kind, file?.Reference.ToString(), payload, _room.Now, failure)]);
        return (await _room.Database.QueryAsync(SqlStatement.Of("SELECT number FROM outbox WHERE key = $1", key), static reader => reader.GetInt64(0), Cancel))[0];
    }

    private async Task<string> StateAsync(long number) => (await _room.Database.QueryAsync(
        SqlStatement.Of("SELECT state, payload FROM outbox WHERE number = $1", number), static reader => $"{reader.GetString(0)} {reader.GetString(1)}", Cancel))[0];
}
