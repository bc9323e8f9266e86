using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.HandOff.Desk;

/// <summary>What happens because time passes.</summary>
public sealed class TimeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_accepts_in_time_and_the_request_goes_by_mail_with_one_notice()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.QueueAsync(Cancel);

        await talk.PassAsync(TimeSpan.FromSeconds(119), Cancel);
        var early = (await talk.BotAsync(Cancel)).Count;
        await talk.PassAsync(TimeSpan.FromSeconds(3), Cancel);
        await talk.PassAsync(TimeSpan.FromSeconds(60), Cancel);

        var notice = (await talk.BotAsync(Cancel)).Skip(early).ShouldHaveSingleItem();
        LiveTalk.Text(notice).ShouldBe(
            $"Aucun conseiller n'a pu répondre à temps, je vous prie de nous en excuser. Votre demande {reference} est transmise avec tout ce que vous m'avez dit. "
            + "La réponse vous parviendra à l'adresse `jean@acme.fr`.");
        (await talk.Room.ListAsync(Cancel)).ShouldBeEmpty();
        (await talk.Desk.TakeAsync(reference, LiveTalk.Alice, DeskDoor.Console, Cancel)).Refusal.ShouldBe(Refusal.NotWaiting);
        (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().Status.ShouldBe(CaseStatus.New);
    }

    [Fact]
    public async Task Time_out_survives_a_restart_and_the_accept_time_is_configurable()
    {
        using var data = new TemporaryDirectory();
        string credential, conversation;
        await using (var before = new LiveTalk(dataDirectory: data.FullName))
        {
            await before.QueueAsync(Cancel);
            (credential, conversation) = (before.Customer.Credential!, before.Customer.ConversationId);
        }

        await using var after = new LiveTalk(LiveTalk.Monday.AddMinutes(3), data.FullName);
        after.Resume(credential, conversation);
        (await after.Room.ListAsync(Cancel)).Count.ShouldBe(1);
        await after.PassAsync(TimeSpan.FromSeconds(1), Cancel);

        LiveTalk.Text((await after.BotAsync(Cancel))[^1]).ShouldStartWith("Aucun conseiller n'a pu répondre à temps");
        (await after.Room.ListAsync(Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Agent_whose_console_is_gone_gives_the_customer_back_to_the_queue()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);
        var presence = talk.Server.Services.GetRequiredService<AgentPresence>();
        await talk.PassAsync(TimeSpan.FromMinutes(2), Cancel);
        await presence.BeatAsync(LiveTalk.Alice);
        await talk.PassAsync(TimeSpan.FromMinutes(2), Cancel);
        var before = (await talk.BotAsync(Cancel)).Count;

        await talk.PassAsync(TimeSpan.FromSeconds(61), Cancel);

        var notice = (await talk.BotAsync(Cancel)).Skip(before).ShouldHaveSingleItem();
        LiveTalk.Text(notice).ShouldBe("La liaison avec Alice est interrompue. Vous revenez dans la file, en première position ; votre dossier est à jour.");
        (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().AgentId.ShouldBeNull();
        (await talk.Desk.TakeAsync(reference, LiveTalk.Bruno, DeskDoor.Console, Cancel)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Customer_behind_another_is_told_once_that_the_queue_has_advanced()
    {
        await using var talk = new LiveTalk();
        var first = await talk.QueueAsync(Cancel);
        talk.Clock.Advance(TimeSpan.FromSeconds(10));
        await talk.QueueAsync(Cancel);
        var behind = await talk.BotAsync(Cancel);
        LiveTalk.Text(behind[^1]).ShouldContain("Vous êtes en 2e position dans la file.");

        await talk.Desk.TakeAsync(first, LiveTalk.Alice, DeskDoor.Console, Cancel);
        await talk.PassAsync(TimeSpan.FromSeconds(2), Cancel);
        await talk.PassAsync(TimeSpan.FromSeconds(2), Cancel);

        var notice = (await talk.BotAsync(Cancel)).Skip(behind.Count).ShouldHaveSingleItem();
        LiveTalk.Text(notice).ShouldBe("La file avance : vous êtes maintenant en première position.");
    }

    [Fact]
    public async Task Words_to_a_customer_who_has_left_go_by_mail_once_for_the_burst()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);
        await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage("Votre code est prêt.", "1"), Cancel);
        talk.Clock.Advance(TimeSpan.FromMinutes(1));
        await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage("Je vous l'envoie.", "2"), Cancel);

        await talk.PassAsync(TimeSpan.FromMinutes(4), Cancel);
        await talk.PassAsync(TimeSpan.FromMinutes(5), Cancel);

        var mail = (await talk.MailsAsync(2, Cancel)).Single(static text => text.Contains("=?utf-8?", StringComparison.OrdinalIgnoreCase) && text.Contains("Je vous l", StringComparison.Ordinal));
        mail.ShouldContain("Votre code est pr");
        mail.ShouldContain("jean@acme.fr");
    }

    [Fact]
    public async Task Words_that_the_customers_window_took_go_by_no_mail_and_count_as_read()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);
        await talk.Customer.ReconnectAsync(null, Cancel);
        await using var window = await talk.Customer.ConnectAsync(Cancel);
        await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage("Bonjour Jean", "1"), Cancel);
        var (received, _) = await window.ReceiveAsync(1, Cancel);
        received[0].GetProperty("text").GetString().ShouldBe("Bonjour Jean");

        await Eventually.HoldsAsync(async () => (await talk.Records.ReadAsync(reference, 0, Cancel))!.CustomerHasReadTo > 0, Cancel);
        await talk.PassAsync(TimeSpan.FromMinutes(6), Cancel);

        (await talk.MailsAsync(1, Cancel)).ShouldAllBe(static text => !text.Contains("Bonjour Jean", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Typing_goes_both_ways_and_leaves_no_trace()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);
        await talk.Customer.ReconnectAsync(null, Cancel);
        await using var window = await talk.Customer.ConnectAsync(Cancel);
        var before = (await talk.Customer.HistoryAsync(Cancel)).Count;

        await talk.Signs.TypingAsync(reference, LiveTalk.Alice, Cancel);
        await talk.Customer.PostAsync("""{"type":"typing"}""", Cancel);

        var (received, _) = await window.ReceiveAsync(1, Cancel);
        received[0].GetProperty("type").GetString().ShouldBe("typing");
        received[0].GetProperty("from").GetProperty("name").GetString().ShouldBe("Alice");
        (await talk.Records.ReadAsync(reference, 0, Cancel)).ShouldNotBeNull().CustomerIsTyping.ShouldBeTrue();
        talk.Clock.Advance(TimeSpan.FromSeconds(6));
        (await talk.Records.ReadAsync(reference, 0, Cancel)).ShouldNotBeNull().CustomerIsTyping.ShouldBeFalse();
        (await talk.Customer.HistoryAsync(Cancel)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Address_given_while_waiting_is_in_the_file_and_brings_the_copy()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        await talk.SayAsync("Ouvre un dossier HP", Cancel);
        await talk.SayAsync("serveur", Cancel);
        var reference = LiveTalk.CaseOf((await talk.SayAsync("conseiller", Cancel))[^1]);

        var said = (await talk.SayAsync("vous pouvez m'écrire à anne@example.fr", Cancel)).ShouldHaveSingleItem();
        await talk.PassAsync(TimeSpan.FromSeconds(3), Cancel);

        LiveTalk.Text(said).ShouldStartWith($"Merci, c'est ajouté au dossier **{reference}**");
        (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().Email.ShouldBe("anne@example.fr");
        (await talk.MailsAsync(1, Cancel)).ShouldHaveSingleItem().ShouldContain("anne@example.fr");
    }
}
