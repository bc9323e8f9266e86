using System.Collections.Frozen;
using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>A word of command, and whether it was said in so many words.</summary>
/// <param name="Command">Which one.</param>
/// <param name="IsExact">The message is the phrase and nothing else, without a slip.</param>
internal readonly record struct CommandReading(FormCommand Command, bool IsExact);

/// <summary>Recognises commands: always on the whole message, never on a word inside it.</summary>
internal static class CommandReader
{
    private const int LongestCommand = 12;

    // Earlier sections win when a phrase stands in two.
    private static readonly (FormCommand Command, string Section)[] Everywhere =
    [
        (FormCommand.Cancel, "cancel"), (FormCommand.Restart, "restart"), (FormCommand.Back, "back"), (FormCommand.Human, "human"),
        (FormCommand.Why, "why"), (FormCommand.Where, "where"), (FormCommand.Unavailable, "unavailable"), (FormCommand.Later, "later"),
        (FormCommand.Skip, "skip"), (FormCommand.Help, "help"), (FormCommand.Repeat, "repeat"), (FormCommand.Edit, "edit"),
        (FormCommand.Recap, "recap"), (FormCommand.Courtesy, "courtesy"),
    ];

    // Sorted, so that a slip that is near two phrases always gives the same one.
    private static readonly (string Key, FormCommand Command)[] Phrases =
    [
        .. Everywhere
            .SelectMany(entry => Lexicon.French[entry.Section].Order(StringComparer.Ordinal).Select(key => (key, entry.Command)))
            .DistinctBy(entry => entry.key, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, FormCommand> Commands =
        Phrases.ToFrozenDictionary(entry => entry.Key, entry => entry.Command, StringComparer.Ordinal);

    private static readonly FormCommand[] PlainInASentence = [FormCommand.Repeat, FormCommand.Help, FormCommand.Why, FormCommand.Where, FormCommand.Recap, FormCommand.Human, FormCommand.Cancel];

    private static readonly FrozenSet<string> Courtesies = Lexicon.French["polite"];
    private static readonly FrozenSet<string> Fillers = Lexicon.French["fillers"];
    private static readonly FrozenSet<string> SendWords = Lexicon.French["send"];
    private static readonly FrozenSet<string> KeepWords = Lexicon.French["keep"];
    private static readonly FrozenSet<string> ListDoneWords = Lexicon.French["listdone"];
    private static readonly FrozenSet<string> InsistWords = Lexicon.French["override"];

    public static CommandReading? Read(FoldedText text)
    {
        if (text.Words.Count > LongestCommand)
        {
            return null;
        }

        var key = Lexicon.KeyOf(text);
        if (Commands.TryGetValue(key, out var command))
        {
            return new CommandReading(command, true);
        }

        // "retour svp" is as clear as "retour".
        if (Commands.TryGetValue(Without(Courtesies, text), out command))
        {
            return new CommandReading(command, true);
        }

        var bare = Without(Fillers, text);
        if (bare.Length > 0 && Commands.TryGetValue(bare, out command))
        {
            // "tu peux répéter stp" can only be meant; "le retour" is asked about where it might be an answer.
            return new CommandReading(command, PlainInASentence.Contains(command));
        }

        return ReadSlip(key);
    }

    public static bool IsSend(FoldedText text) => IsIn(SendWords, text);

    public static bool IsKeep(FoldedText text) => IsIn(KeepWords, text);

    public static bool IsListDone(FoldedText text) => IsIn(ListDoneWords, text);

    public static bool IsInsist(FoldedText text) => IsIn(InsistWords, text);

    private static bool IsIn(FrozenSet<string> phrases, FoldedText text)
    {
        var key = Lexicon.KeyOf(text);
        if (phrases.Contains(key) || phrases.Contains(Without(Fillers, text)))
        {
            return true;
        }

        foreach (var phrase in phrases)
        {
            if (Typos.IsSame(key, phrase))
            {
                return true;
            }
        }

        return false;
    }

    private static CommandReading? ReadSlip(string key)
    {
        if (Typos.Allowed(key.Length) == 0 || key.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        foreach (var (phrase, command) in Phrases)
        {
            if (Typos.IsSame(key, phrase))
            {
                return new CommandReading(command, false);
            }
        }

        return null;
    }

    private static string Without(FrozenSet<string> fillers, FoldedText text)
    {
        var length = 0;
        Span<char> kept = stackalloc char[128];
        for (var word = 0; word < text.Words.Count; word++)
        {
            var span = text.Word(word);
            if (Lexicon.HasWord(fillers, text, word))
            {
                continue;
            }

            if (length + span.Length > kept.Length)
            {
                return string.Empty;
            }

            span.CopyTo(kept[length..]);
            length += span.Length;
        }

        return kept[..length].ToString();
    }
}
