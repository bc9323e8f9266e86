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

    private const int LongestOutburst = 120;

    private static readonly string[] AngerTopics = ["insulte", "colere"];
    private static readonly string[] Stress = ["vraiment", "trop", "tellement", "franchement", "completement", "tous", "tres", "mais", "la", "serieux", "putain", "juste", "quand", "meme"];
    private static readonly char[] Pauses = ['.', ',', ';', '!', '?', '\n', ':'];

    private readonly SmallTalkTopics _topics = SmallTalkTopics.Load();

    /// <summary>The topic that the whole message is about, or null.</summary>
    public SmallTalkTopic? Find(string text)
    {
        var folded = FrenchText.Fold(text);
        return folded.Length is 0 or > LongestPhrase ? null : _topics.Match(folded);
    }

    /// <summary>The topic of a short outburst, whatever else it says: "vous êtes vraiment nuls, ça fait trois jours que j'attends !!"; null when it is none.</summary>
    /// <remarks>For the middle of a form only: elsewhere what else it says is the question.</remarks>
    public SmallTalkTopic? FindAnger(string text)
    {
        if (text.Length > LongestOutburst || text.Any(char.IsAsciiDigit) && text.Length > LongestPhrase)
        {
            return null;
        }

        return text.Split(Pauses, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(clause => _topics.Match(WithoutStress(FrenchText.Fold(clause))))
            .FirstOrDefault(topic => topic is not null && AngerTopics.Contains(topic.Id, StringComparer.Ordinal));
    }

    private static string WithoutStress(string folded) => string.Join(' ', folded.Split(' ').Except(Stress, StringComparer.Ordinal));

    /// <summary>Says the topic's answer.</summary>
    public Task AnswerAsync(ITurnContext turnContext, SmallTalkTopic topic, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(
            Activity.Message(topic.Answer) with { InputHint = InputHints.AcceptingInput, Annotation = new ReplyAnnotation(ReplyKinds.SmallTalk) },
            cancellationToken);
}
