using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Bot.Tests.HandOff.Desk;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Insights.Satisfaction;

/// <summary>Once for each case that was settled, and never after one that was given up.</summary>
public sealed class SatisfactionWithheldTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_that_is_resolved_again_is_not_asked_about_again()
    {
        await using var talk = new LiveTalk();
        var reference = await SatisfactionTalk.ResolveAsync(talk);
        await SatisfactionTalk.AskAsync(talk);
        await talk.SayAsync("5", Cancel);

        var cases = talk.Server.Services.GetRequiredService<CaseDesk>();
        foreach (var status in new[] { CaseStatus.Assigned, CaseStatus.Done })
        {
            var file = (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
            (await cases.SetStatusAsync(new CaseChange(reference, file.Version, "alice", "Alice", talk.Clock.GetUtcNow()), status, Cancel)).ShouldBe(ChangeOutcome.Done);
        }

        await SatisfactionTalk.AskAsync(talk);

        (await talk.BotAsync(Cancel)).Count(activity => LiveTalk.Text(activity).Contains(SatisfactionTalk.Question, StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_asked_who_left_the_queue()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.QueueAsync(Cancel);
        await talk.SayAsync("Quitter la file", Cancel);
        await SatisfactionTalk.DoneAsync(talk, reference);

        await SatisfactionTalk.AskAsync(talk);

        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("none/withheld//");
        (await talk.BotAsync(Cancel)).ShouldNotContain(activity => LiveTalk.Text(activity).Contains(SatisfactionTalk.Question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_asked_when_the_agent_closed_without_settling_the_matter()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);
        (await talk.Desk.CloseAsync(reference, LiveTalk.Alice, resolved: false, Cancel)).IsDone.ShouldBeTrue();

        await SatisfactionTalk.AskAsync(talk);

        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("none/withheld//");
    }

    [Fact]
    public async Task Nobody_is_asked_while_waiting_for_a_person_again()
    {
        await using var talk = new LiveTalk();
        await SatisfactionTalk.ResolveAsync(talk);
        await talk.SayAsync("un conseiller s'il vous plaît", Cancel);
        await talk.SayAsync("jean@acme.fr", Cancel);

        await SatisfactionTalk.AskAsync(talk);

        (await SatisfactionTalk.RowAsync(talk)).ShouldBeNull();
        (await talk.BotAsync(Cancel)).ShouldNotContain(activity => LiveTalk.Text(activity).Contains(SatisfactionTalk.Question, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Case_that_was_done_the_day_before_is_not_asked_about()
    {
        await using var talk = new LiveTalk();
        await SatisfactionTalk.ResolveAsync(talk);
        talk.Clock.Advance(SatisfactionAsker.Window + TimeSpan.FromMinutes(1));

        await SatisfactionTalk.AskAsync(talk);
        talk.Customer.Credential = SupportBotServer.Secret; // his own token has died meanwhile

        (await SatisfactionTalk.RowAsync(talk) ?? "mail/asked//").ShouldBe("mail/asked//"); // the clock's own timer may have asked on the way, by mail
        (await talk.BotAsync(Cancel)).ShouldNotContain(activity => LiveTalk.Text(activity).Contains(SatisfactionTalk.Question, StringComparison.Ordinal));
    }
}
