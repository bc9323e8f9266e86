using System.Text.Json;
using SupportBot.Bot.HandOff;

namespace SupportBot.Bot.Tests.HandOff.Desk;

/// <summary>Ten scripted hand-offs: what the customer has said once is in the agent's file, and nobody asks for it again.</summary>
public sealed class AskedTwiceTests
{
    private const string Conseiller = "Conseiller";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What is said until a person is asked for; then values that the agent must find in the file.</summary>
    public static TheoryData<string[], string[]> Scripts() => new()
    {
        { ["un conseiller s'il vous plaît", "jean@acme.fr"], ["jean@acme.fr"] },
        { ["Ouvre un dossier HP", "serveur", "7001234567", Conseiller], ["server", "7001234567"] },
        { ["Ouvre un dossier HP", "serveur", "7001234567", "101512345678", Conseiller], ["server", "7001234567", "101512345678"] },
        { ["Ouvre un dossier HP", "une imprimante", "claire@acme.fr"], ["claire@acme.fr"] },
        { ["Demande Dell", "non", "anne.martin", Conseiller], ["no", "anne.martin"] },
        { ["Demande Dell", "oui j'ai reçu un code par mail", "jean@acme.fr"], ["yes", "jean@acme.fr"] },
        { ["Demande de renouvellement", "Red Hat", "1", "1", "oui", Conseiller], ["redhat"] },
        { ["Renouveler", "Symantec", "non", "luc@acme.fr"], ["symantec", "luc@acme.fr"] },
        { ["c'est inadmissible", "oui", "jean@acme.fr"], ["jean@acme.fr"] },
        { ["combien d'habitants en belgique", "facture d'électricité trop élevée", "oui", "jean@acme.fr"], ["jean@acme.fr"] },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Nothing_said_before_is_asked_again(string[] said, string[] values)
    {
        ArgumentNullException.ThrowIfNull(said);
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);
        foreach (var text in said)
        {
            await talk.SayAsync(text, Cancel);
        }

        var reference = (await talk.Room.ListAsync(Cancel)).ShouldHaveSingleItem().Case;
        var known = (await talk.Cases.FindAsync(SupportBot.Bot.Cases.CaseReference.Parse(reference), Cancel)).ShouldNotBeNull();
        values.ShouldBeSubsetOf(known.Fields.Select(static field => field.Value));
        await talk.Desk.TakeAsync(known.Reference, LiveTalk.Alice, DeskDoor.Console, Cancel);
        await talk.SayAsync("Tout est dans le dossier.", Cancel);
        var before = (await talk.BotAsync(Cancel)).Count;
        await talk.Desk.HandBackAsync(known.Reference, LiveTalk.Alice, Cancel);
        await talk.SayAsync(Conseiller, Cancel);

        var askedAgain = (await talk.BotAsync(Cancel)).Skip(before).Select(Slot).OfType<string>().Where(slot => known.Field(slot) is not null);
        askedAgain.Count().ShouldBe(0);
        var second = (await talk.Room.ListAsync(Cancel)).ShouldHaveSingleItem().Case;
        second.ShouldNotBe(reference);
        var file = (await talk.Cases.FindAsync(SupportBot.Bot.Cases.CaseReference.Parse(second), Cancel)).ShouldNotBeNull();
        (file.Email ?? known.Email).ShouldBe(known.Email);
    }

    private static string? Slot(JsonElement activity)
    {
        var reply = activity.GetProperty("channelData").GetProperty("supportBot");
        return reply.TryGetProperty("slot", out var slot) ? slot.GetString() : null;
    }
}
