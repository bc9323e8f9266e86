using System.Collections.Frozen;

namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>The French words that the grammars know, by folded form. Built once, then read only.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, Lexeme> Entries = Build();

    private static readonly FrozenDictionary<string, Lexeme>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Entries.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The lexeme of a folded word, forgiving one wrong letter in a few long words; never null.</summary>
    internal static Lexeme Find(ReadOnlySpan<char> folded)
    {
        if (BySpan.TryGetValue(folded, out var lexeme))
        {
            return lexeme;
        }

        return folded.Length >= Misspelling.ShortestWord ? Misspelling.Find(folded) : Lexeme.Unknown;
    }

    /// <summary>The lexeme of a folded word exactly as it is written; null when there is none.</summary>
    internal static Lexeme? FindExact(string folded) => Entries.GetValueOrDefault(folded);

    private static FrozenDictionary<string, Lexeme> Build()
    {
        var entries = new LexiconBuilder();
        NumberLexicon.AddTo(entries);
        TimeLexicon.AddTo(entries);
        GrammarLexicon.AddTo(entries);
        return entries.Freeze();
    }
}

/// <summary>Collects the facets of each word before the lexicon is frozen.</summary>
internal sealed class LexiconBuilder
{
    private readonly Dictionary<string, Lexeme> _entries = new(StringComparer.Ordinal);

    /// <summary>Adds a facet to each of the words, which are folded and parted by spaces.</summary>
    internal void Add(string words, Action<Lexeme> facet)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!_entries.TryGetValue(word, out var lexeme))
            {
                _entries.Add(word, lexeme = new Lexeme());
            }

            facet(lexeme);
        }
    }

    internal void Add(Word role, string words) => Add(words, lexeme => lexeme.Word = role);

    internal FrozenDictionary<string, Lexeme> Freeze() => _entries.ToFrozenDictionary(StringComparer.Ordinal);
}
