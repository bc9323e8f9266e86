using System.Net;
using System.Net.Http.Json;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Tests.Conversations.Files;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.HandOff.Desk;

/// <summary>A customer who writes in Teams talks to an agent there, in the same chat.</summary>
public sealed class ConnectorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agents_words_reach_the_channel_unprompted_under_his_name()
    {
        await using var channel = new ConnectorService();
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        await PostAsync(talk, channel, "un conseiller s'il vous plaît", "1");
        await PostAsync(talk, channel, "jean@acme.fr", "2");
        var reference = SupportBot.Bot.Cases.CaseReference.Parse((await talk.Room.ListAsync(Cancel)).ShouldHaveSingleItem().Case);

        await talk.Desk.TakeAsync(reference, LiveTalk.Alice, DeskDoor.Console, Cancel);
        await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage("Bonjour Jean.", "a1"), Cancel);

        var texts = new List<string?>();
        while (texts.LastOrDefault() != "Alice : Bonjour Jean.")
        {
            talk.Clock.Advance(TimeSpan.FromSeconds(6));
            var post = await channel.NextAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel);
            texts.Add(post.Activity.TryGetProperty("text", out var text) ? text.GetString() : null);
            post.Activity.TryGetProperty("name", out _).ShouldBeFalse("Teams knows no hand-off events.");
        }

        var file = new AgentFile(Received(), new Uri("https://bot.example.com/fichiers/x"));
        await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage("Le devis :", "a2") { Files = [file] }, Cancel);
        while (texts.LastOrDefault()?.Contains("devis", StringComparison.Ordinal) != true)
        {
            talk.Clock.Advance(TimeSpan.FromSeconds(6));
            var post = await channel.NextAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel);
            texts.Add(post.Activity.TryGetProperty("text", out var text) ? text.GetString() : null);
        }

        texts[^1].ShouldBe("Alice : Le devis :\n\nimage.png : https://bot.example.com/fichiers/x");
        texts.Count(static text => text?.StartsWith("Je vous mets en relation", StringComparison.Ordinal) == true).ShouldBe(1);
        texts.Count(static text => text?.StartsWith("Alice a pris votre conversation", StringComparison.Ordinal) == true).ShouldBe(1);
    }

    private static Bot.Conversations.Files.ReceivedFile Received()
    {
        Bot.Conversations.Files.ReceivedFile.Read("image.png", "image/png", Samples.Png(2, 2), out var file);
        return file.ShouldNotBeNull();
    }

    private static async Task PostAsync(LiveTalk talk, ConnectorService channel, string text, string id)
    {
        var message = new
        {
            type = "message",
            id,
            text,
            channelId = "msteams",
            serviceUrl = channel.Url,
            from = new { id = "29:jean", name = "Jean" },
            recipient = new { id = "28:bot" },
            conversation = new { id = "a:1", conversationType = "personal", tenantId = "tenant" },
        };
        using var answer = await talk.Customer.Http.PostAsJsonAsync("/api/messages", message, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
