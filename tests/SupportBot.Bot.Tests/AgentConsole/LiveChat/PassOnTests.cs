using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.HandOff.Desk;

namespace SupportBot.Bot.Tests.AgentConsole.LiveChat;

/// <summary>An agent gives a live conversation to a colleague, or to another queue; the customer is told, and has nothing to repeat.</summary>
public sealed class PassOnTests : IAsyncDisposable
{
    private readonly LiveTalk _talk = new();

    public PassOnTests()
    {
        _talk.Server.Settings["Escalation:Routes:0:Flow"] = "hp";
        _talk.Server.Settings["Escalation:Routes:0:Queue"] = "experts";
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _talk.DisposeAsync();

    [Fact]
    public async Task Colleague_has_the_conversation_at_once_and_the_first_agent_no_more()
    {
        var reference = await _talk.QueueAsync(Cancel);
        var address = $"/console/cases/{reference}";
        using var alice = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Alice Martin");
        using var bruno = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Bruno Petit");
        await alice.PostAsync($"{address}/take", await alice.GetAsync(address));
        var mine = await alice.GetAsync(address);
        var choice = mine.Document.QuerySelectorAll("#pass-to option").Single(static option => option.TextContent == "Bruno Petit");

        var passed = await alice.PostAsync($"{address}/pass", mine, ("agent", choice.GetAttribute("value") ?? ""));

        passed.Status.ShouldBe(HttpStatusCode.SeeOther);
        (await alice.GetAsync(address)).Text("#live-state").ShouldBe("Bruno Petit répond");
        (await bruno.GetAsync(address)).Text("#live-state").ShouldBe("Vous répondez");
        (await alice.PostAsync($"{address}/say", mine, ("text", "encore moi"), ("message", "late"))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await bruno.PostAsync($"{address}/say", await bruno.GetAsync(address), ("text", "Bonjour, je reprends."), ("message", "m"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        var heard = await HeardAsync();
        heard.ShouldContain("Alice Martin passe la suite à Bruno Petit, qui a tout votre dossier sous les yeux : vous n'avez rien à répéter.");
        heard[^1].ShouldBe("Bonjour, je reprends.");
        heard.ShouldNotContain("encore moi");
        (await _talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().AgentName.ShouldBe("Bruno Petit");
    }

    [Fact]
    public async Task Customer_waits_in_the_other_queue_by_the_time_he_has_waited_already()
    {
        var reference = await _talk.QueueAsync(Cancel);
        var address = $"/console/cases/{reference}";
        using var alice = await ConsoleBrowser.SignInAsync(_talk.Server, ConsoleRole.Agent, "support");
        using var expert = await ConsoleBrowser.SignInAsync(_talk.Server, ConsoleRole.Agent, "experts");
        await alice.PostAsync($"{address}/take", await alice.GetAsync(address));
        (await expert.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);

        var moved = await alice.PostAsync($"{address}/redirect", await alice.GetAsync(address), ("queue", "experts"));

        moved.Status.ShouldBe(HttpStatusCode.SeeOther);
        moved.Location.ShouldBe("/console/demandes");
        (await alice.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await expert.GetAsync("/console/demandes")).Document.QuerySelector(".waiting form").ShouldNotBeNull().GetAttribute("action").ShouldBe($"{address}/take");
        (await HeardAsync())[^1].ShouldContain("confie votre demande à une équipe mieux placée. Vous voici dans sa file");
        (await expert.PostAsync($"{address}/take", await expert.GetAsync(address))).Status.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("pass", "agent", "nobody")]
    [InlineData("redirect", "queue", "support")]
    [InlineData("redirect", "queue", "invented")]
    public async Task Forged_targets_change_nothing(string act, string field, string value)
    {
        var reference = await _talk.QueueAsync(Cancel);
        var address = $"/console/cases/{reference}";
        using var alice = await ConsoleBrowser.SignInAsync(_talk.Server, name: "Alice Martin");
        await alice.PostAsync($"{address}/take", await alice.GetAsync(address));

        (await alice.PostAsync($"{address}/{act}", await alice.GetAsync(address), (field, value))).Status.ShouldBe(HttpStatusCode.Conflict);

        (await alice.GetAsync(address)).Text("#live-state").ShouldBe("Vous répondez");
    }

    [Fact]
    public async Task Who_is_passed_a_customer_and_does_not_come_loses_him_to_the_queue()
    {
        var reference = await _talk.QueueAsync(Cancel);
        (await _talk.Desk.TakeAsync(reference, LiveTalk.Alice, Bot.HandOff.DeskDoor.Console, Cancel)).IsDone.ShouldBeTrue();
        (await _talk.Desk.PassAsync(reference, LiveTalk.Alice, new Bot.HandOff.Agent("bruno", "Bruno"), Cancel)).IsDone.ShouldBeTrue();
        var options = _talk.Server.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Bot.HandOff.HandOffOptions>>().Value;

        _talk.Clock.Advance(options.AgentLostAfter + TimeSpan.FromMinutes(1));
        await _talk.Server.Services.GetRequiredService<WaitingWatch>().LookAsync(Cancel);

        (await _talk.Server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT state FROM hand_offs WHERE case_reference = $1", reference.ToString()), static reader => reader.GetString(0), Cancel)).ShouldBe(["waiting"]);
    }

    private async Task<IReadOnlyList<string>> HeardAsync() =>
        [.. (await _talk.Customer.HistoryAsync(Cancel)).Where(static activity => activity.TryGetProperty("text", out _)).Select(LiveTalk.Text)];
}
