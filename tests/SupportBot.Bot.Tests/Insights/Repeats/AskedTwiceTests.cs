using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Insights.Repeats;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.HandOff.Desk;

namespace SupportBot.Bot.Tests.Insights.Repeats;

public sealed class AskedTwiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Agent_who_asks_what_the_case_has_is_counted_and_what_it_lacks_is_not()
    {
        await using var talk = new LiveTalk();
        var reference = await talk.HoldAsync(Cancel);

        foreach (var (text, number) in new[] { "Bonjour, quelle est votre adresse e-mail ?", "Et votre numéro de commande ?", "Merci." }.Select((text, number) => (text, number)))
        {
            (await talk.Desk.SayAsync(reference, LiveTalk.Alice, new AgentMessage(text, $"{number}"), Cancel)).IsDone.ShouldBeTrue();
        }

        var rows = await talk.Server.Services.GetRequiredService<IDatabase>().QueryAsync(
            SqlStatement.Of("SELECT slot, case_reference FROM repeated_questions"), static reader => $"{reader.GetString(0)} {reader.GetString(1)}", Cancel);
        rows.ShouldBe([$"email {reference}"]);
    }

    [Theory]
    [InlineData("Quel est votre SAID ?", "said")]
    [InlineData("Pouvez-vous me donner le numéro de commande et le bon de livraison ?", "order_number packing_slip")]
    [InlineData("Merci de m'envoyer une capture d'écran. J'aurais besoin de la balise de service.", "service_tag screenshot error_screenshot")]
    [InlineData("Merci de me renvoyer la capture d'écran", "screenshot error_screenshot")]
    [InlineData("J'ai bien votre numéro de commande, merci.", "")]
    [InlineData("Votre SAID est bien 101522334455 ?", "")]
    [InlineData("Avez-vous essayé de vous reconnecter ?", "")]
    [InlineData("Il l'a dit, le saviez-vous ?", "")]
    [InlineData("", "")]
    public void Sentence_that_asks_and_names_is_a_question(string text, string slots) => string.Join(' ', AskedSlots.In(text)).ShouldBe(slots);
}
