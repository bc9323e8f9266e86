using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.HandOff.Desk;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Insights.Satisfaction;

/// <summary>The question in Teams, where a conversation is never left.</summary>
public sealed class SatisfactionTeamsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_in_teams_is_asked_there_however_long_ago_he_wrote()
    {
        await using var teams = new ConnectorService();
        await using var talk = new LiveTalk();
        foreach (var text in new[] { "un conseiller s'il vous plaît", "jean@acme.fr" })
        {
            (await PostToTeamsAsync(talk, teams, text)).Status.ShouldBe(HttpStatusCode.OK);
        }

        var reference = CaseReference.Parse((await talk.Server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT reference FROM cases"), static reader => reader.GetString(0), Cancel)).ShouldHaveSingleItem());
        (await talk.Desk.TakeAsync(reference, LiveTalk.Alice, Bot.HandOff.DeskDoor.Console, Cancel)).IsDone.ShouldBeTrue();
        (await talk.Desk.CloseAsync(reference, LiveTalk.Alice, resolved: true, Cancel)).IsDone.ShouldBeTrue();
        talk.Clock.Advance(SatisfactionAsker.Presence + TimeSpan.FromHours(1));
        await SatisfactionTalk.AskAsync(talk);

        var asked = await NextAsync(teams, SatisfactionTalk.Question);
        var card = asked.GetProperty("attachments").EnumerateArray().ShouldHaveSingleItem();
        card.GetProperty("contentType").GetString().ShouldBe("application/vnd.microsoft.card.hero");
        var buttons = card.GetProperty("content").GetProperty("buttons").EnumerateArray().Select(static button => (button.GetProperty("type").GetString(), button.GetProperty("value").GetString()));
        buttons.ShouldBe(new[] { "5 – Excellente", "4 – Bonne", "3 – Correcte", "2 – Insuffisante", "1 – Mauvaise", "Passer" }.Select(static words => ((string?)"imBack", (string?)words)));
        (await PostToTeamsAsync(talk, teams, "5")).Text.ShouldContain("Merci pour votre note.");
        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("chat/answered/5/");
    }

    private static async Task<HttpAnswer> PostToTeamsAsync(LiveTalk talk, ConnectorService teams, string text)
    {
        using var http = talk.Server.Http();
        var body = JsonSerializer.Serialize(new
        {
            type = "message",
            id = Guid.NewGuid().ToString(),
            text,
            channelId = "msteams",
            serviceUrl = teams.Url,
            deliveryMode = "expectReplies",
            from = new { id = "29:user", name = "Jean" },
            recipient = new { id = "28:bot" },
            conversation = new { id = "a:teams" },
        });
        using var response = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), DirectLineClient.Json(body), Cancel);
        return await HttpAnswer.ReadAsync(response, Cancel);
    }

    /// <summary>The next post to the channel that says this; the outbox works by the clock of the test.</summary>
    private static async Task<JsonElement> NextAsync(ConnectorService teams, string words)
    {
        while (true)
        {
            var post = await teams.NextAsync(Cancel);
            if (post.Activity.TryGetProperty("text", out var text) && text.GetString()?.Contains(words, StringComparison.Ordinal) == true)
            {
                return post.Activity;
            }
        }
    }
}
