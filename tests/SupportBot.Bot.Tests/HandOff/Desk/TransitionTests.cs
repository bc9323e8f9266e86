using System.Text.Json;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Desk;

namespace SupportBot.Bot.Tests.HandOff.Desk;

public sealed class TransitionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_who_asks_in_hours_waits_first_in_the_queue_and_is_told_so_once()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        await talk.SayAsync("un conseiller s'il vous plaît", Cancel);

        var notices = await talk.SayAsync("jean@acme.fr", Cancel);

        var notice = notices.ShouldHaveSingleItem();
        LiveTalk.Kind(notice).ShouldBe("handoff");
        LiveTalk.Text(notice).ShouldStartWith("Je vous mets en relation avec un conseiller (demande SB-2026-000001). Vous êtes en première position dans la file.");
        LiveTalk.Buttons(notice).ShouldBe(["Quitter la file", "Plutôt par courriel"]);
        var waiting = (await talk.Room.ListAsync(Cancel)).ShouldHaveSingleItem();
        (waiting.Case, waiting.Position, waiting.QueuedAt - LiveTalk.Monday < TimeSpan.FromSeconds(1)).ShouldBe(("SB-2026-000001", 1, true));
    }

    [Fact]
    public async Task Customer_who_asks_on_a_sunday_is_told_the_next_opening_and_waits_nowhere()
    {
        await using var talk = new LiveTalk(LiveTalk.Monday.AddDays(-1));
        await talk.BeginAsync(Cancel);
        await talk.SayAsync("un conseiller s'il vous plaît", Cancel);

        var notice = (await talk.SayAsync("jean@acme.fr", Cancel)).ShouldHaveSingleItem();

        LiveTalk.Text(notice).ShouldBe(
            "Nos conseillers ne sont pas disponibles en ce moment. Votre demande SB-2026-000001 leur est transmise : ils la trouveront à la réouverture, demain à 9 h. "
            + "La réponse vous parviendra à l'adresse `jean@acme.fr`.");
        (await talk.Room.ListAsync(Cancel)).ShouldBeEmpty();
        LiveTalk.Kind((await talk.SayAsync("merci", Cancel)).ShouldHaveSingleItem()).ShouldBe("smalltalk");
    }

    [Fact]
    public async Task Agent_takes_speaks_and_closes_and_the_case_follows()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.QueueAsync(Cancel);

        (await talk.Desk.TakeAsync(reference, LiveTalk.Alice, DeskDoor.Console, Cancel)).ShouldBe(DeskAnswer.Done with { Holder = "Alice" });
        var taken = (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
        (await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage("Bonjour, je regarde.", "1"), Cancel)).IsDone.ShouldBeTrue();
        var answered = (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
        (await talk.Desk.CloseAsync(reference, LiveTalk.Alice, resolved: true, Cancel)).IsDone.ShouldBeTrue();
        var closed = (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();

        (taken.Status, taken.AgentId, taken.FirstAnswerAt).ShouldBe((CaseStatus.Assigned, "alice", null));
        answered.FirstAnswerAt.ShouldNotBeNull();
        closed.Status.ShouldBe(CaseStatus.Done);
        var history = await talk.Customer.HistoryAsync(Cancel);
        var words = history.Single(static activity => activity.TryGetProperty("text", out var text) && text.GetString() == "Bonjour, je regarde.");
        words.GetProperty("from").GetProperty("name").GetString().ShouldBe("Alice");
        words.TryGetProperty("channelData", out _).ShouldBeFalse();
        LiveTalk.Text((await talk.BotAsync(Cancel))[^1]).ShouldBe($"Alice a clos la demande {reference}. Pour toute autre question, écrivez-moi : je reste là.");
        LiveTalk.Kind((await talk.SayAsync("merci", Cancel)).ShouldHaveSingleItem()).ShouldBe("smalltalk");
    }

    [Fact]
    public async Task Two_agents_take_at_once_and_one_wins_by_name()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.QueueAsync(Cancel);

        var answers = await Task.WhenAll(
            talk.Desk.TakeAsync(reference, LiveTalk.Alice, DeskDoor.Console, Cancel), talk.Desk.TakeAsync(reference, LiveTalk.Bruno, DeskDoor.Console, Cancel));

        var winner = answers.Single(static answer => answer.IsDone);
        var loser = answers.Single(static answer => !answer.IsDone);
        loser.ShouldBe(new DeskAnswer(Refusal.AlreadyTaken, winner.Holder));
        (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull().AgentName.ShouldBe(winner.Holder);
    }

    [Fact]
    public async Task Message_sent_twice_by_the_agents_page_is_said_once()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);

        await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage("Bonjour", "1"), Cancel);
        var again = await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage("Bonjour", "1"), Cancel);

        again.IsDone.ShouldBeTrue();
        (await talk.Customer.HistoryAsync(Cancel)).Count(static activity => activity.TryGetProperty("text", out var text) && text.GetString() == "Bonjour").ShouldBe(1);
    }

    [Theory]
    [InlineData("Quitter la file", "Vous avez quitté la file d'attente.")]
    [InlineData("stop", "Vous avez quitté la file d'attente.")]
    [InlineData("Plutôt par courriel", "C'est entendu : votre demande SB-2026-000001 est transmise")]
    [InlineData("par mail svp", "C'est ajouté à votre dossier")] // more than the words: to the file
    public async Task Customer_who_waits_may_leave_or_prefer_mail(string said, string expected)
    {
        await using var talk = new LiveTalk();
        await talk.QueueAsync(Cancel);

        var notice = (await talk.SayAsync(said, Cancel)).ShouldHaveSingleItem();

        LiveTalk.Text(notice).ShouldStartWith(expected);
    }

    [Fact]
    public async Task Customer_ends_the_exchange_and_the_bot_is_back()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);

        var notice = (await talk.SayAsync("Fin.", Cancel)).ShouldHaveSingleItem();

        LiveTalk.Text(notice).ShouldStartWith("Vous avez mis fin à l'échange avec Alice.");
        (await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage("Encore là ?", "9"), Cancel)).Refusal.ShouldBe(Refusal.NotYours);
    }

    [Fact]
    public async Task Form_in_mid_way_pauses_and_resumes_with_one_question_when_the_agent_hands_back()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        await talk.SayAsync("Ouvre un dossier HP", Cancel);
        await talk.SayAsync("serveur", Cancel);
        await talk.SayAsync("7001234567", Cancel);
        var notice = (await talk.SayAsync("conseiller", Cancel)).ShouldHaveSingleItem();
        var reference = LiveTalk.CaseOf(notice);
        await talk.Desk.TakeAsync(reference, LiveTalk.Alice, DeskDoor.Console, Cancel);
        (await talk.SayAsync("101512345678", Cancel)).ShouldBeEmpty();
        var before = (await talk.BotAsync(Cancel)).Count;

        (await talk.Desk.HandBackAsync(reference, LiveTalk.Alice, Cancel)).IsDone.ShouldBeTrue();

        var said = (await talk.BotAsync(Cancel)).Skip(before).ToList();
        said.Select(LiveTalk.Kind).ShouldBe(["handoff", "reprompt"]);
        LiveTalk.Text(said[0]).ShouldStartWith("Alice a terminé et me rend la parole. Je garde en mémoire ce que vous avez déjà indiqué : ");
        Slot(said[1]).ShouldBe("said");
    }

    [Fact]
    public async Task Agent_reads_the_conversation_from_a_place_on()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);
        var live = (await talk.Records.ReadAsync(reference, 0, Cancel)).ShouldNotBeNull();

        await talk.SayAsync("Bonjour Alice", Cancel);
        var grown = (await talk.Records.ReadAsync(reference, live.LastSeq, Cancel)).ShouldNotBeNull();

        (live.Owner, live.Agent).ShouldBe((Owner.Human, LiveTalk.Alice));
        live.Lines[^1].Speaker.ShouldBe(LineSpeaker.Bot);
        var line = grown.Lines.ShouldHaveSingleItem();
        (line.Speaker, line.Activity.Text).ShouldBe((LineSpeaker.Customer, "Bonjour Alice"));
    }

    private static string? Slot(JsonElement activity) => activity.GetProperty("channelData").GetProperty("supportBot").GetProperty("slot").GetString();
}
