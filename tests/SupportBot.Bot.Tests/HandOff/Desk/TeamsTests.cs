using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.HandOff.Desk;

/// <summary>Agents who work in a Teams channel, in step with the console.</summary>
public sealed class TeamsTests
{
    private const string Channel = "19:agents@thread.tacv2";
    private const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    private const string ZoeId = "11111111-2222-3333-4444-555555555555";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Card_is_posted_taken_answered_and_closed_from_teams()
    {
        await using var teams = new ConnectorService();
        await using var talk = await TalkAsync(teams);
        var reference = await talk.QueueAsync(Cancel);

        var posted = await NextAsync(teams, talk);
        posted.Path.ShouldBe($"/v3/conversations/{Uri.EscapeDataString(Channel)}/activities");
        Buttons(posted.Activity).ShouldBe(["Prendre"]);
        await PressAsync(talk, teams, "desk.take", reference, "p1");
        var held = await NextAsync(teams, talk);
        held.Path.ShouldBe($"/v3/conversations/{Uri.EscapeDataString(Channel)}/activities/1");
        Buttons(held.Activity).ShouldBe(["Répondre", "Clore", "Rendre à l'assistant"]);
        (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().AgentName.ShouldBe("Zoé");

        await PressAsync(talk, teams, "desk.say", reference, "p2", reply: "Bonjour, ici Zoé.");
        (await talk.Customer.HistoryAsync(Cancel)).Count(static line => line.TryGetProperty("text", out var text) && text.GetString() == "Bonjour, ici Zoé.").ShouldBe(1);
        await talk.SayAsync("Bonjour Zoé", Cancel);
        (await UntilAsync(teams, talk, static post => post.Activity.TryGetProperty("text", out _))).Path
            .ShouldBe($"/v3/conversations/{Uri.EscapeDataString(Channel + ";messageid=1")}/activities");
        await PressAsync(talk, teams, "desk.close", reference, "p3");

        (await UntilAsync(teams, talk, static post => post.Activity.TryGetProperty("attachments", out _) && Buttons(post.Activity).Count == 0)).ShouldNotBeNull();
        (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().Status.ShouldBe(CaseStatus.Done);
    }

    [Fact]
    public async Task Press_of_a_stranger_of_another_channel_or_on_anothers_case_changes_nothing()
    {
        await using var teams = new ConnectorService();
        await using var talk = await TalkAsync(teams);
        var reference = await talk.QueueAsync(Cancel);

        await PressAsync(talk, teams, "desk.take", reference, "s1", sender: "99999999-2222-3333-4444-555555555555");
        await PressAsync(talk, teams, "desk.take", reference, "s2", sender: null);
        await PressAsync(talk, teams, "desk.take", reference, "s3", conversation: "19:other@thread.tacv2");
        await PressAsync(talk, teams, "desk.take", reference, "s4", tenant: "00000000-0000-0000-0000-000000000000");
        await PressAsync(talk, teams, "desk.take", new CaseReference(2026, 999), "s5");
        (await talk.Room.ListAsync(Cancel)).Count.ShouldBe(1);

        await talk.Desk.TakeAsync(reference, LiveTalk.Alice, DeskDoor.Console, Cancel);
        await PressAsync(talk, teams, "desk.take", reference, "s6");
        await PressAsync(talk, teams, "desk.close", reference, "s7");
        (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().AgentName.ShouldBe("Alice");
        (await UntilAsync(teams, talk, static post => post.Activity.TryGetProperty("text", out var text) && text.GetString() == "Alice a déjà pris cette demande."))
            .ShouldNotBeNull();
    }

    private static async Task<LiveTalk> TalkAsync(ConnectorService teams)
    {
        var talk = new LiveTalk();
        var settings = talk.Server.Settings;
        settings["Escalation:Teams:ConversationId"] = Channel;
        settings["Escalation:Teams:ServiceUrl"] = teams.Url;
        settings["Escalation:Teams:TenantId"] = Tenant;
        settings["Escalation:Teams:BotId"] = "28:bot";
        settings[$"Escalation:Teams:Agents:{ZoeId}"] = "Zoe@Example.com";
        var account = new SupportBot.Bot.AgentConsole.Accounts.Agent("zoe", "zoe@example.com", "Zoé", ConsoleRole.Agent, QueueAccess.All, AgentState.Active);
        await talk.Server.Services.GetRequiredService<IDatabase>().WriteAsync([AgentStore.Insert(account, LiveTalk.Monday)]);
        return talk;
    }

    private static async Task PressAsync(
        LiveTalk talk, ConnectorService teams, string action, CaseReference reference, string id,
        string? reply = null, string? sender = ZoeId, string conversation = Channel, string tenant = Tenant)
    {
        var press = new
        {
            type = "message",
            id,
            channelId = "msteams",
            serviceUrl = teams.Url,
            from = new { id = "29:zoe", name = "Zoé", aadObjectId = sender },
            recipient = new { id = "28:bot" },
            conversation = new { id = conversation + ";messageid=1", conversationType = "channel", isGroup = true, tenantId = tenant },
            replyToId = "1",
            value = new { @do = action, @case = reference.ToString(), reply },
        };
        using var answer = await talk.Customer.Http.PostAsJsonAsync("/api/messages", press, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The clock stands still: what is put into the outbox falls due a little later.</summary>
    private static async Task<ConnectorPost> NextAsync(ConnectorService teams, LiveTalk talk)
    {
        talk.Clock.Advance(TimeSpan.FromSeconds(6));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        return await teams.NextAsync(patience.Token);
    }

    private static async Task<ConnectorPost> UntilAsync(ConnectorService teams, LiveTalk talk, Func<ConnectorPost, bool> isIt)
    {
        while (true)
        {
            if (await NextAsync(teams, talk) is var post && isIt(post))
            {
                return post;
            }
        }
    }

    private static IReadOnlyList<string?> Buttons(JsonElement activity) =>
        activity.GetProperty("attachments")[0].GetProperty("content").TryGetProperty("actions", out var actions)
            ? [.. actions.EnumerateArray().Select(static action => action.GetProperty("title").GetString())]
            : [];
}
