using System.Reflection;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.SmallTalk;

/// <summary>One courtesy: its id and what the bot answers (Markdown).</summary>
internal sealed record SmallTalkTopic(string Id, string Answer);

/// <summary>
/// The topics of SmallTalk.md: a level-two heading is the id, the bullets under it are the phrases, the paragraphs after them the answer.
/// Phrases are compared folded (no case, accents, punctuation), with one slip of the finger forgiven in eight letters.
/// </summary>
internal sealed class SmallTalkTopics
{
    /// <summary>Folded letters per forgiven edit.</summary>
    private const int LettersPerEdit = 8;

    private readonly Dictionary<string, SmallTalkTopic> _topicOfPhrase = new(StringComparer.Ordinal);

    public static SmallTalkTopics Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(SmallTalkTopics), "SmallTalk.md")
            ?? throw new InvalidOperationException("SmallTalk.md is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    public static SmallTalkTopics Parse(string markdown)
    {
        var topics = new SmallTalkTopics();
        foreach (var section in ("\n" + markdown).Split("\n## ").Skip(1))
        {
            var lines = section.Split('\n');
            var phrases = lines.Skip(1).Where(IsPhrase).Select(line => line.TrimStart()[2..]);
            var answer = string.Join('\n', lines.Skip(1).Where(line => !IsPhrase(line)).TakeWhile(line => line.Trim() != "---")).Trim();
            topics.Add(new SmallTalkTopic(lines[0].Trim(), answer), phrases);
        }

        return topics;
    }

    /// <summary>The topic of a folded phrase, exact first, then nearest within the forgiven edits; null when none is near.</summary>
    public SmallTalkTopic? Match(string folded)
    {
        if (_topicOfPhrase.TryGetValue(folded, out var topic))
        {
            return topic;
        }

        var forgiven = folded.Length / LettersPerEdit;
        return forgiven == 0
            ? null
            : _topicOfPhrase.FirstOrDefault(pair => Math.Abs(pair.Key.Length - folded.Length) <= forgiven && EditDistance.Within(pair.Key, folded, forgiven)).Value;
    }

    private static bool IsPhrase(string line) => line.TrimStart().StartsWith("- ", StringComparison.Ordinal);

    private void Add(SmallTalkTopic topic, IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            _topicOfPhrase.TryAdd(FrenchText.Fold(phrase), topic);
        }
    }
}
