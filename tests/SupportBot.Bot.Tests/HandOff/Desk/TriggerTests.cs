using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;

namespace SupportBot.Bot.Tests.HandOff.Desk;

/// <summary>What leads to a person, and what the agent learns of it.</summary>
public sealed class TriggerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Angry_words_bring_one_offer_and_a_yes_brings_an_urgent_case()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);

        var offer = (await talk.SayAsync("c'est inadmissible", Cancel))[^1];
        LiveTalk.Text(offer).ShouldStartWith("Je comprends que vous soyez à bout.");
        await talk.SayAsync("oui", Cancel);
        var reference = LiveTalk.CaseOf((await talk.SayAsync("jean@acme.fr", Cancel))[^1]);

        var file = (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
        (file.Reason, file.Urgency).ShouldBe((CaseReason.Anger, CaseUrgency.High));
    }

    [Fact]
    public async Task Second_angry_message_asks_nothing_more_than_the_address()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        await talk.SayAsync("c'est n'importe quoi", Cancel);

        var asked = (await talk.SayAsync("vous ne servez à rien, j'en ai marre", Cancel)).ShouldHaveSingleItem();

        LiveTalk.Text(asked).ShouldStartWith("À quelle adresse de courriel vous répondre ?");
    }

    [Fact]
    public async Task Second_angry_message_in_a_form_hands_the_form_over()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        await talk.SayAsync("Ouvre un dossier HP", Cancel);
        await talk.SayAsync("serveur", Cancel);
        await talk.SayAsync("c'est une honte", Cancel);

        var notice = (await talk.SayAsync("vous êtes incompétents", Cancel)).ShouldHaveSingleItem();

        LiveTalk.Text(notice).ShouldStartWith("Je vous mets en relation avec un conseiller");
        var file = (await talk.Cases.FindAsync(LiveTalk.CaseOf(notice), Cancel)).ShouldNotBeNull();
        (file.Reason, file.Flow, file.Field("equipment")?.Value).ShouldBe((CaseReason.Anger, "hp", "server"));
    }

    [Fact]
    public async Task Doubt_about_an_answer_whose_source_contradicts_itself_brings_an_offer_and_the_code()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        LiveTalk.Kind((await talk.SayAsync("Comment renouveler un abonnement Red Hat en ligne, sur le portail client ?", Cancel))[^1]).ShouldBe("answer");

        var offer = (await talk.SayAsync("Vous êtes sûr ?", Cancel)).ShouldHaveSingleItem();
        LiveTalk.Text(offer).ShouldStartWith("Vous avez raison de demander");
        await talk.SayAsync("oui", Cancel);
        var reference = LiveTalk.CaseOf((await talk.SayAsync("jean@acme.fr", Cancel))[^1]);

        var file = (await talk.Cases.FindAsync(reference, Cancel)).ShouldNotBeNull();
        file.Reason.ShouldBe(CaseReason.Contradiction);
        file.Contradictions.ShouldContain("C1");
    }

    [Fact]
    public async Task Two_abstentions_are_the_reason_and_a_new_case_starts_from_nothing()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        await talk.SayAsync("combien d'habitants en belgique", Cancel);
        await talk.SayAsync("facture d'électricité trop élevée", Cancel);
        await talk.SayAsync("oui", Cancel);
        var first = LiveTalk.CaseOf((await talk.SayAsync("jean@acme.fr", Cancel))[^1]);
        await talk.SayAsync("Quitter la file", Cancel);

        await talk.SayAsync("combien d'habitants en belgique", Cancel);
        var second = LiveTalk.CaseOf((await talk.SayAsync("Parler à un conseiller", Cancel))[^1]);

        (await talk.Cases.FindAsync(first, Cancel)).ShouldNotBeNull().Reason.ShouldBe(CaseReason.Abstained);
        (await talk.Cases.FindAsync(second, Cancel)).ShouldNotBeNull().Reason.ShouldBe(CaseReason.Asked);
    }

    [Fact]
    public async Task Three_answers_that_were_not_understood_are_the_reason()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        await talk.SayAsync("Ouvre un dossier HP", Cancel);
        foreach (var answer in new[] { "serveur", "7001234567", "12", "13", "14" })
        {
            await talk.SayAsync(answer, Cancel);
        }

        var notice = (await talk.SayAsync("Conseiller", Cancel)).ShouldHaveSingleItem();

        (await talk.Cases.FindAsync(LiveTalk.CaseOf(notice), Cancel)).ShouldNotBeNull().Reason.ShouldBe(CaseReason.NotUnderstood);
    }

    [Theory]
    [InlineData("C'est une HONTE !", true)]
    [InlineData("j'en ai marre de votre service", true)]
    [InlineData("J’en ai ras-le-bol", true)]
    [InlineData("où acheter un abonnement ?", false)]
    [InlineData("mon abonnement expire, à quel moment renouveler ?", false)]
    [InlineData("la honteuse pomme", false)]
    public void Anger_is_told_by_whole_words(string text, bool expected) =>
        CustomerWords.IsAngry(SupportBot.Bot.Conversations.MessageText.Fold(text)).ShouldBe(expected);
}
