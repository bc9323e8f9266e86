using System.Collections.Frozen;

namespace SupportBot.Dialogs.Prompts;

/// <summary>
/// The hand-written word lists of <c>Lexicon.txt</c>, read once. A phrase is held as its <see cref="FoldedText.Key"/>,
/// so case, accents, apostrophes and spaces never matter. Emoji are held as they are.
/// </summary>
internal sealed class Lexicon
{
    private const int LongestPhrase = 6;
    private const int LongestKey = 64;

    private readonly Dictionary<string, FrozenSet<string>> _sections = new(StringComparer.Ordinal);

    private Lexicon(TextReader reader)
    {
        var section = string.Empty;
        var phrases = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.StartsWith('['))
            {
                Close(section, phrases);
                (section, phrases) = (line.Trim('[', ']'), new HashSet<string>(StringComparer.Ordinal));
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                phrases.Add(KeyOf(FoldedText.From(line)));
            }
        }

        Close(section, phrases);
    }

    public static Lexicon French { get; } = Load();

    /// <summary>The phrases of a section.</summary>
    /// <exception cref="KeyNotFoundException">There is no such section: a bug.</exception>
    public FrozenSet<string> this[string section] => _sections[section];

    /// <summary>Length in words of the longest phrase of the section that stands at <paramref name="word"/>; 0 when none does.</summary>
    public static int LongestAt(FrozenSet<string> phrases, FoldedText text, int word)
    {
        var lookup = phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[LongestKey];
        var (length, longest) = (0, 0);
        for (var count = 1; count <= LongestPhrase && word + count <= text.Words.Count; count++)
        {
            var next = text.Word(word + count - 1);
            if (length + next.Length > LongestKey)
            {
                break;
            }

            next.CopyTo(key[length..]);
            length += next.Length;
            longest = lookup.Contains(key[..length]) ? count : longest;
        }

        return longest;
    }

    /// <summary>Whether the word at <paramref name="word"/> is in the section by itself.</summary>
    public static bool HasWord(FrozenSet<string> words, FoldedText text, int word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.Word(word));

    /// <summary>Whether the word is an article: "SA" behind a name is a legal form, "sa" an article.</summary>
    public static bool IsArticle(FoldedText text, int word) =>
        HasWord(French["article"], text, word) && !(text.Words[word].Length > 1 && !text.Text.AsSpan(text.Words[word].Start, text.Words[word].Length).ContainsAnyInRange('a', 'z'));

    /// <summary>The key of a whole message: its words, or its signs when it has no word ("?", an emoji).</summary>
    public static string KeyOf(FoldedText text) => text.Words.Count > 0 ? text.Key : text.Folded;

    private static Lexicon Load()
    {
        const string name = "SupportBot.Dialogs.Prompts.Lexicon.txt";
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return new Lexicon(reader);
    }

    private void Close(string section, HashSet<string> phrases)
    {
        if (section.Length > 0)
        {
            _sections.Add(section, phrases.ToFrozenSet(StringComparer.Ordinal));
        }
    }
}
