using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.HandOff.Desk;
using SupportBot.Dialogs.Schema;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Flows.Transfer;

/// <summary>The customer learns in the chat, too, that the other company has filled in its part; never over the head of a person who has the conversation.</summary>
public sealed class PartyNewsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_is_told_in_the_chat_once_that_the_other_company_has_filled_in_its_part()
    {
        await using var talk = new LiveTalk();
        var (reference, path) = await OpenAsync(talk);

        await FillAsync(talk, path);
        await SentAsync(talk);

        var told = (await talk.BotAsync(Cancellation)).Where(static activity => LiveTalk.Kind(activity) == ReplyKinds.Status).ShouldHaveSingleItem();
        LiveTalk.Text(told).ShouldContain("Durand SA");
        LiveTalk.CaseOf(told).ShouldBe(reference);
    }

    [Fact]
    public async Task Question_that_waited_is_asked_again_below_the_news()
    {
        await using var talk = new LiveTalk();
        var (_, path) = await OpenAsync(talk);
        await talk.SayAsync("Demande HP", Cancellation);

        await FillAsync(talk, path);
        await SentAsync(talk);

        (await talk.BotAsync(Cancellation)).TakeLast(2).Select(LiveTalk.Kind).ShouldBe([ReplyKinds.Status, ReplyKinds.Reprompt]);
    }

    [Fact]
    public async Task Nothing_is_said_while_a_person_has_the_conversation()
    {
        await using var talk = new LiveTalk();
        var (_, path) = await OpenAsync(talk);
        await talk.SayAsync("un conseiller s'il vous plaît", Cancellation);
        var waiting = LiveTalk.CaseOf((await talk.BotAsync(Cancellation))[^1]);
        (await talk.Desk.TakeAsync(waiting, LiveTalk.Alice, DeskDoor.Console, Cancellation)).IsDone.ShouldBeTrue();

        await FillAsync(talk, path);
        await SentAsync(talk);

        (await talk.BotAsync(Cancellation)).ShouldNotContain(static activity => LiveTalk.Kind(activity) == ReplyKinds.Status);
    }

    private static async Task<(CaseReference Reference, string Path)> OpenAsync(LiveTalk talk)
    {
        await talk.BeginAsync(Cancellation);
        foreach (var said in PartyPageTests.ToTheLink)
        {
            await talk.SayAsync(said, Cancellation);
        }

        var done = (await talk.BotAsync(Cancellation))[^1];
        return (LiveTalk.CaseOf(done), PartyPageTests.LinkIn(LiveTalk.Text(done)));
    }

    private static async Task FillAsync(LiveTalk talk, string path)
    {
        using var browser = new FormBrowser(talk.Server);
        var page = await browser.GetAsync(path, Cancellation);
        (await browser.PostAsync(path, page, "send", PartyPageTests.Answers, Cancellation)).Text("h1").ShouldBe("C'est bien arrivé");
    }

    /// <summary>The news have left the outbox.</summary>
    private static Task SentAsync(LiveTalk talk) => Eventually.HoldsAsync(
        async () => await talk.Server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT state FROM outbox WHERE kind = $1", OutboxKinds.Chat), static reader => reader.GetString(0), Cancellation) is ["sent"],
        Cancellation);
}
