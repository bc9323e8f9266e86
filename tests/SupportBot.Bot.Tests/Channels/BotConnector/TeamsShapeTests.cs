using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Channels.BotConnector.Teams;
using SupportBot.Bot.Conversations;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Tests.Channels.BotConnector;

public sealed class TeamsShapeTests
{
    [Theory]
    [InlineData("## Étapes\nOuvrez", "**Étapes**\n\nOuvrez")]
    [InlineData("# **Étapes** #", "**Étapes**")]
    [InlineData("une\ndeux", "une\n\ndeux")]
    [InlineData("une\n\ndeux", "une\n\ndeux")]
    [InlineData("Voici :\n- a\n- b", "Voici :\n- a\n- b")]
    [InlineData("1. a\n2. b\nfin", "1. a\n2. b\n\nfin")]
    [InlineData("avant\n\n---\n\naprès", "avant\n\n\naprès")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "a · b\n\n1 · 2")]
    [InlineData("![plan](https://x.example/p.png)", "[plan](https://x.example/p.png)")]
    [InlineData("`7 041 002` et **gras**", "`7 041 002` et **gras**")]
    [InlineData("C# et #1", "C# et #1")]
    public void Text_keeps_its_words_and_loses_what_Teams_does_not_know(string text, string expected) => Adapt(Activity.Message(text)).Text.ShouldBe(expected);

    [Fact]
    public void Plain_text_and_other_channels_stay_as_they_are()
    {
        var plain = Activity.Message("# a\nb") with { TextFormat = TextFormats.Plain };
        var elsewhere = Activity.Message("# a\nb") with { ChannelId = "emulator" };

        Adapt(plain).Text.ShouldBe("# a\nb");
        TeamsShape.Adapt(elsewhere).ShouldBe(elsewhere);
    }

    [Fact]
    public void Three_buttons_stay_and_more_stand_on_a_card()
    {
        var three = Adapt(Message(3));
        var five = Adapt(Message(5));

        three.SuggestedActions!.Actions.Count.ShouldBe(3);
        five.SuggestedActions.ShouldBeNull();
        var card = five.Attachments.ShouldHaveSingleItem();
        card.ContentType.ShouldBe("application/vnd.microsoft.card.hero");
        card.Content!.Value.GetProperty("buttons").EnumerateArray().Select(button => (button.GetProperty("type").GetString(), button.GetProperty("value").GetString()))
            .ShouldBe([("imBack", "b0"), ("imBack", "b1"), ("imBack", "b2"), ("imBack", "b3"), ("imBack", "b4")]);
    }

    [Fact]
    public void Beside_a_card_there_are_no_buttons()
    {
        var shaped = Adapt(Message(2) with { Attachments = [new Attachment { ContentType = "application/vnd.microsoft.card.adaptive" }] });

        shaped.SuggestedActions.ShouldBeNull();
        shaped.Attachments!.Count.ShouldBe(1);
    }

    [Fact]
    public void No_message_is_too_large_and_none_is_cut_that_fits() =>
        Prop.ForAll(
            (from words in Gen.Choose(0, 6000) from word in Gen.Elements("mot", "é", "\U0001F600\U0001F600", "a\n", "b\n\n", "\"", "\\") select (words, word)).ToArbitrary(),
            c =>
            {
                var activity = Activity.Message(string.Concat(Enumerable.Repeat(c.word + " ", c.words))) with { TextFormat = TextFormats.Plain };
                var shaped = Adapt(activity);
                var size = 2 * WireJson.ToJson(shaped).Length;
                size.ShouldBeLessThanOrEqualTo(TeamsShape.MostBytes);
                JsonSerializer.Deserialize(WireJson.ToJson(shaped), WireJson.Activity)!.Text.ShouldBe(shaped.Text); // well-formed: no half of a pair
                if (2 * WireJson.ToJson(activity with { ChannelId = "msteams" }).Length <= TeamsShape.MostBytes)
                {
                    shaped.Text.ShouldBe(activity.Text);
                }
            }).QuickCheckThrowOnFailure();

    private static Activity Adapt(Activity activity) => TeamsShape.Adapt(activity with { ChannelId = "msteams" });

    private static Activity Message(int buttons) =>
        Activity.Message("choix") with { SuggestedActions = new SuggestedActions([.. Enumerable.Range(0, buttons).Select(index => CardAction.ImBack($"b{index}"))]) };
}
