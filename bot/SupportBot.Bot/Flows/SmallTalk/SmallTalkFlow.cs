using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.SmallTalk;

/// <summary>
/// Courtesies: thanks, greetings, insults, "are you a robot?". Only a message that says nothing else is small talk,
/// and it never competes with the FAQ: "bonjour, ma facture ?" is a question.
/// </summary>
internal sealed class SmallTalkFlow
{
    /// <summary>Longest folded message that can be small talk; what is longer says something else.</summary>
    private const int LongestPhrase = 60;

    private readonly SmallTalkTopics _topics = SmallTalkTopics.Load();

    /// <summary>The topic that the whole message is about, or null.</summary>
    public SmallTalkTopic? Find(string text)
    {
        var folded = FrenchText.Fold(text);
        return folded.Length is 0 or > LongestPhrase ? null : _topics.Match(folded);
    }

    /// <summary>Says the topic's answer.</summary>
    public Task AnswerAsync(ITurnContext turnContext, SmallTalkTopic topic, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(
            Activity.Message(topic.Answer) with { InputHint = InputHints.AcceptingInput, Annotation = new ReplyAnnotation(ReplyKinds.SmallTalk) },
            cancellationToken);
}
