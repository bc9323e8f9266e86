using System.Net;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Channels.BotConnector;

/// <summary>What Teams sends, through the front door, and what it gets back at its service address.</summary>
public sealed class TeamsTests(SupportBotServer server)
{
    [Fact]
    public async Task Status_of_a_contract_comes_as_words_and_card_and_the_card_loses_its_buttons_once_answered()
    {
        await using var teams = new TeamsClient(server);

        var shown = await teams.SayAsync("état du contrat 7041002");
        TeamsClient.Text(shown).ShouldContain("**Red Hat Enterprise Linux Server** : Expire dans 45 jours");
        var card = shown.Activity.GetProperty("attachments")[0].GetProperty("content");
        card.GetProperty("actions").EnumerateArray().Select(action => (action.GetProperty("type").GetString(), action.GetProperty("title").GetString())).ShouldBe(
            [("Action.Submit", "Renouveler"), ("Action.Submit", "Transférer"), ("Action.Submit", "Me rappeler"), ("Action.Submit", "Conseiller")]);
        await teams.PressAsync(TeamsClient.Button(shown, "Renouveler"), "17953/11");

        var posts = new[] { await teams.NextAsync(), await teams.NextAsync() };
        var prompt = posts.Single(post => post.Method == "POST");
        TeamsClient.Text(prompt).ShouldContain("Renouvelons **Red Hat Enterprise Linux Server**");
        prompt.Activity.GetProperty("channelData").GetProperty("supportBot").GetProperty("slot").GetString().ShouldBe("administrator");
        var update = posts.Single(post => post.Method == "PUT");
        update.Path.ShouldBe($"/v3/conversations/{Uri.EscapeDataString(teams.Conversation)}/activities/17953%2F11");
        var updated = update.Activity.GetProperty("attachments")[0].GetProperty("content");
        updated.TryGetProperty("actions", out _).ShouldBeFalse();
        updated.GetRawText().ShouldContain("Renouvellement commencé.");
    }

    [Fact]
    public async Task A_press_by_Action_Execute_is_the_same_press()
    {
        await using var teams = new TeamsClient(server);
        var shown = await teams.SayAsync("état du contrat SYM2002");

        var answer = await teams.InvokeAsync("adaptiveCard/action", new { action = new { type = "Action.Execute", verb = "x", data = TeamsClient.Button(shown, "Renouveler") }, trigger = "manual" });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Json.GetProperty("statusCode").GetInt32().ShouldBe(200);
        answer.Json.GetProperty("type").GetString().ShouldBe("application/vnd.microsoft.activity.message");
        var posts = new[] { await teams.NextAsync(), await teams.NextAsync() };
        TeamsClient.Text(posts.Single(post => post.Method == "POST")).ShouldContain("Renouvelons **Endpoint Protection**");
    }

    [Theory]
    [InlineData("adaptiveCard/action", """{}""", 400)]
    [InlineData("adaptiveCard/action", """{"action":"x"}""", 400)]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Submit","data":{}}}""", 400)]
    [InlineData("signin/verifyState", """{"state":"1"}""", 200)]
    [InlineData("signin/tokenExchange", """{"id":"1","connectionName":"c","token":"t"}""", 412)]
    [InlineData("fileConsent/invoke", """{"action":"decline"}""", 200)]
    [InlineData("handoff/action", """{}""", 200)]
    [InlineData("composeExtension/query", """{}""", 501)]
    [InlineData("task/fetch", """{}""", 501)]
    [InlineData("config/fetch", """{}""", 501)]
    [InlineData("actionableMessage/executeAction", """{}""", 501)]
    [InlineData(null, """{}""", 501)]
    [Trait("Attack", "S27")]
    public async Task Invokes_are_answered_as_the_protocol_says(string? name, string value, int status)
    {
        await using var teams = new TeamsClient(server);

        ((int)(await teams.InvokeAsync(name, JsonElement.Parse(value))).Status).ShouldBe(status);
    }

    [Theory]
    [InlineData("""{"do":"contract.renew","contract":"ffffffffffffffffffffffff"}""")]
    [InlineData("""{"do":"contract.transfer","contract":"' OR '1'='1"}""")]
    [InlineData("""{"do":"contract.remind","contract":["x"]}""")]
    [InlineData("""{"do":"reminder.stop","contract":null}""")]
    [InlineData("""{"do":"contract.open"}""")]
    [Trait("Attack", "S79")]
    public async Task An_edited_card_value_finds_nothing_and_does_nothing(string value)
    {
        await using var teams = new TeamsClient(server);

        await teams.PressAsync(JsonElement.Parse(value), "card-1");

        var reply = await teams.NextAsync();
        reply.Method.ShouldBe("POST");
        TeamsClient.Text(reply).ShouldStartWith("Je ne trouve aucun contrat à vous");
    }

    [Theory]
    [InlineData("channel")]
    [InlineData("groupChat")]
    public async Task In_a_team_or_a_group_contracts_are_not_spoken_of(string scope)
    {
        await using var teams = new TeamsClient(server) { Scope = scope };

        var reply = await teams.SayAsync("état du contrat 7041002");

        TeamsClient.Text(reply).ShouldContain("Je ne parle de contrats qu'en tête-à-tête");
        TeamsClient.Text(reply).ShouldContain("https://teams.microsoft.com/l/chat/0/0?users=28%3Abot");
        reply.Activity.GetRawText().ShouldNotContain("Enterprise Linux");
    }

    [Fact]
    public async Task A_card_pressed_in_a_group_shows_nothing_either()
    {
        await using var alone = new TeamsClient(server);
        var shown = await alone.SayAsync("état du contrat 7041002");
        await using var group = new TeamsClient(server) { Scope = "channel" };

        await group.PressAsync(TeamsClient.Button(shown, "Renouveler"), "card-1");

        TeamsClient.Text(await group.NextAsync()).ShouldContain("Je ne parle de contrats qu'en tête-à-tête");
    }

    [Fact]
    public async Task Somebody_without_contracts_and_an_unknown_number_get_the_same_words()
    {
        await using var stranger = new TeamsClient(server) { User = "99999999-0000-0000-0000-0000000000099" };
        await using var member = new TeamsClient(server);

        TeamsClient.Text(await stranger.SayAsync("état du contrat 7041002")).Replace("7041002", "", StringComparison.Ordinal)
            .ShouldBe(TeamsClient.Text(await member.SayAsync("état du contrat 9999999")).Replace("9999999", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_installs_the_bot_alone_is_welcomed_once()
    {
        await using var teams = new TeamsClient(server);
        await teams.PostAsync(new { type = "installationUpdate", action = "add" });
        await teams.PostAsync(new { type = "conversationUpdate", membersAdded = new[] { new { id = "28:bot" } } });
        await teams.PostAsync(new { type = "conversationUpdate", membersAdded = new[] { new { id = "28:bot" } } });

        TeamsClient.Text(await teams.NextAsync()).ShouldContain("Bonjour");
        TeamsClient.Text(await teams.SayAsync("merci")).ShouldNotContain("Bonjour");
    }

    [Fact]
    public async Task A_team_is_welcomed_in_other_words_when_the_bot_is_added_and_not_when_people_are()
    {
        await using var team = new TeamsClient(server) { Scope = "channel" };
        await team.PostAsync(new { type = "conversationUpdate", membersAdded = new[] { new { id = "29:somebody" } } });
        await team.PostAsync(new { type = "conversationUpdate", membersAdded = new[] { new { id = "28:bot" } } });

        TeamsClient.Text(await team.NextAsync()).ShouldContain("Mentionnez-moi");
    }

    [Fact]
    public async Task The_end_of_a_conversation_ends_the_form_under_way()
    {
        await using var teams = new TeamsClient(server);
        await teams.SayAsync("état d'un contrat");

        (await teams.PostAsync(new { type = "endOfConversation", code = "completedSuccessfully" })).Status.ShouldBe(HttpStatusCode.OK);

        (await teams.SayAsync("merci")).Activity.GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString().ShouldBe("smalltalk");
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("event")]
    [InlineData("command")]
    [InlineData("trace")]
    public async Task What_wants_no_answer_gets_none(string type)
    {
        await using var teams = new TeamsClient(server);

        (await teams.PostAsync(new { type, name = "application/vnd.x" })).Status.ShouldBe(HttpStatusCode.OK);

        TeamsClient.Text(await teams.SayAsync("merci")).ShouldNotBeEmpty();
    }
}
