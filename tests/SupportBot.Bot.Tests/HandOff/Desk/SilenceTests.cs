using System.Text.Json;
using FsCheck.Fluent;
using SupportBot.Bot.HandOff;

namespace SupportBot.Bot.Tests.HandOff.Desk;

/// <summary>While a person holds the conversation the bot says nothing, whatever comes by whatever way.</summary>
public sealed class SilenceTests
{
    /// <summary>One of each way into the bot: texts, commands, buttons, answers to a form, events, cards, what is empty or too long.</summary>
    private static readonly string[] Ways =
    [
        Message("où est mon numéro d'abonnement ?"), Message("bonjour"), Message("merci"), Message("je veux activer un abonnement HP"), Message("/dell"),
        Message("Parler à un conseiller"), Message("oui"), Message("non"), Message("annuler"), Message("retour"), Message("aide"), Message("101512345678"),
        Message("anne@example.fr"), Message("Quitter la file"), Message("Plutôt par courriel"), Message("vous ne servez à rien, quelle honte"),
        Message("xyzzy"), Message(""), Message("   "), Message(new string('a', 5000)), Message("Où en est ma demande SB-2026-000001 ?"),
        """{"type":"message","value":{"action":"send","case":"SB-2026-000001"}}""",
        """{"type":"event","name":"webchat/join","value":{"language":"fr"}}""",
        """{"type":"event","name":"supportbot/start","value":{"flow":"hp"}}""",
        """{"type":"message","text":"voici","attachments":[{"contentType":"image/png","name":"a.png","contentUrl":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}]}""",
        """{"type":"message","text":"déjà envoyé","channelData":{"clientActivityID":"replayed"}}""",
        """{"type":"typing"}""",
        """{"type":"messageReaction","reactionsAdded":[{"type":"like"}]}""",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Any_sequence_of_messages_to_a_person_brings_no_word_of_the_bot(bool inForm)
    {
        await using var talk = new LiveTalk();
        await HoldAsync(talk, inForm);
        var before = (await talk.BotAsync(Cancel)).Count;

        foreach (var way in Gen.Choose(0, Ways.Length - 1).ArrayOf(120).Sample(1).Single().Concat(Enumerable.Range(0, Ways.Length)))
        {
            var answer = await talk.Customer.PostAsync(Ways[way], Cancel);
            ((int)answer.Status).ShouldBe(200, $"{Ways[way]}: {answer.Text}");
        }

        (await talk.BotAsync(Cancel)).Count.ShouldBe(before);
    }

    private static async Task HoldAsync(LiveTalk talk, bool inForm)
    {
        if (!inForm)
        {
            await talk.HoldAsync(Cancel);
            return;
        }

        await talk.BeginAsync(Cancel);
        await talk.SayAsync("Ouvre un dossier HP", Cancel);
        await talk.SayAsync("serveur", Cancel);
        var reference = LiveTalk.CaseOf((await talk.SayAsync("conseiller", Cancel))[^1]);
        (await talk.Desk.TakeAsync(reference, LiveTalk.Alice, DeskDoor.Console, Cancel)).IsDone.ShouldBeTrue();
    }

    private static string Message(string text) => JsonSerializer.Serialize(new { type = "message", text });
}
