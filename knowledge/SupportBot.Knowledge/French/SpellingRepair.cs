using System.Runtime.InteropServices;

namespace SupportBot.Knowledge.French;

/// <summary>
/// Finds the word of a FAQ that a misspelt one stands for: one letter wrong, missing, too many or swapped with its neighbour, doubled letters aside; or two words
/// written as one ("labonnement", "moncontrat"). Anything that may be an identifier, an address or a name is left alone. Immutable; safe for any thread.
/// </summary>
/// <remarks>
/// Two words one edit apart share a form when a letter is left out of each, so the forms of all words are kept and looked up: the cost of a repair does not
/// grow with the number of words.
/// </remarks>
internal sealed class SpellingRepair
{
    private const int ShortestRepaired = 5;
    private const int ShortestJoined = 4;
    private const int LongestRepaired = 30;

    /// <summary>What may stand before a word without a space: elided articles and the little words that hurried people glue on.</summary>
    private static readonly string[] Glued = ["l", "d", "j", "m", "n", "s", "c", "qu", "mon", "ma", "mes", "un", "une", "le", "la", "les", "de", "du", "des", "ce", "et"];

    private readonly Dictionary<string, List<int>> _byForm = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers;
    private readonly IReadOnlyList<QuestionWord> _words;
    private readonly IReadOnlyList<int> _counts;

    /// <param name="words">The words of the FAQ, by number.</param>
    /// <param name="counts">How often each occurs: of two words equally near, the commoner one is meant.</param>
    /// <param name="numbers">The numbers, by word.</param>
    public SpellingRepair(IReadOnlyList<QuestionWord> words, IReadOnlyList<int> counts, Dictionary<string, int> numbers)
    {
        (_words, _counts, _numbers) = (words, counts, numbers);
        foreach (var word in words)
        {
            if (word.Stem is not null && IsRepairable(word.Text))
            {
                foreach (var form in Forms(word.Text))
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(_byForm, form, out _) ??= []).Add(word.Number);
                }
            }
        }
    }

    /// <summary>The words that an unknown one stands for; empty when there is none near enough.</summary>
    /// <param name="text">The unknown word, folded.</param>
    public IReadOnlyList<QuestionWord> Repair(string text)
    {
        if (!IsRepairable(text))
        {
            return [];
        }

        return Nearest(text) is { } nearest ? [nearest] : Parts(text);
    }

    private QuestionWord? Nearest(string text)
    {
        var best = -1;
        foreach (var form in Forms(text))
        {
            foreach (var number in CollectionsMarshal.AsSpan(_byForm.GetValueOrDefault(form)))
            {
                var isNear = _words[number].Text[0] == text[0] && SpellingDistance.IsOneEdit(Undouble(_words[number].Text), Undouble(text));
                best = isNear && (best < 0 || _counts[number] > _counts[best]) ? number : best;
            }
        }

        return best < 0 ? null : _words[best];
    }

    /// <summary>The two known words that are written as one; the longest second word wins.</summary>
    private IReadOnlyList<QuestionWord> Parts(string text)
    {
        foreach (var start in Glued.OrderBy(glued => glued.Length))
        {
            if (text.Length - start.Length >= ShortestJoined && text.StartsWith(start, StringComparison.Ordinal)
                && _numbers.TryGetValue(text[start.Length..], out var rest) && _words[rest].Stem is not null)
            {
                return [_words[rest]];
            }
        }

        for (var cut = ShortestJoined; cut <= text.Length - ShortestJoined; cut++)
        {
            if (_numbers.TryGetValue(text[..cut], out var first) && _numbers.TryGetValue(text[cut..], out var second) && _words[first].Stem is not null && _words[second].Stem is not null)
            {
                return [_words[first], _words[second]];
            }
        }

        return [];
    }

    private static bool IsRepairable(string text)
    {
        if (text.Length is < ShortestRepaired or > LongestRepaired)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The word with doubled letters made single, and every form of it that lacks one letter.</summary>
    private static IEnumerable<string> Forms(string text)
    {
        var single = Undouble(text);
        yield return single;
        for (var i = 1; i < single.Length; i++)
        {
            yield return single.Remove(i, 1);
        }
    }

    private static string Undouble(string text)
    {
        Span<char> buffer = stackalloc char[LongestRepaired];
        var length = 0;
        foreach (var c in text)
        {
            if (length == 0 || buffer[length - 1] != c)
            {
                buffer[length++] = c;
            }
        }

        return length == text.Length ? text : buffer[..length].ToString();
    }
}
