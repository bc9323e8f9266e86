using System.Text.Json;
using SupportBot.Bot.Channels.BotConnector;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Tests.Channels.BotConnector;

public sealed class MentionsTests
{
    private const string OfBot = """{"type":"mention","mentioned":{"id":"28:bot","name":"SupportBot"},"text":"<at>SupportBot</at>"}""";

    [Theory]
    [InlineData("<at>SupportBot</at> bonjour", OfBot, "bonjour")]
    [InlineData("bonjour <AT>supportbot</AT>", OfBot, "bonjour")]
    [InlineData("\n\n<at>SupportBot</at>&nbsp;bonjour", OfBot, "bonjour")]
    [InlineData("<at>Autre nom</at> bonjour", OfBot, "bonjour")]
    [InlineData("<at>SupportBot</at> bonjour", """{"type":"mention","mentioned":{"id":"28:bot","name":"SupportBot"}}""", "bonjour")]
    [InlineData("<at>Marie</at> bonjour", """{"type":"mention","mentioned":{"id":"29:marie","name":"Marie"},"text":"<at>Marie</at>"}""", "<at>Marie</at> bonjour")]
    [InlineData("j'ai tapé <at>SupportBot</at>", """{"type":"clientInfo","locale":"fr-FR"}""", "j'ai tapé <at>SupportBot</at>")]
    [InlineData("bonjour", """{"type":"mention"}""", "bonjour")]
    [InlineData("bonjour", """{"type":"mention","mentioned":3}""", "bonjour")]
    [InlineData("bonjour", "[1]", "bonjour")]
    public void Only_the_mention_of_the_bot_goes(string text, string entity, string expected)
    {
        var activity = new Activity { Type = "message", Text = text, Recipient = new ChannelAccount("28:bot"), Entities = [JsonElement.Parse(entity)] };

        Mentions.Strip(activity).ShouldBe(expected);
    }
}
