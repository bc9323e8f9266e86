namespace SupportBot.Knowledge.French;

/// <summary>
/// The words of a FAQ, numbered from 0 in the order in which they were learnt. Reads messages: a word that was learnt is looked up as it is written, so that
/// it is not folded and stemmed again; any other is analysed and keeps the number <see cref="Unknown"/>. A word near enough to a learnt one is read as that one. Built by one thread, then read by many.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>The number of words that were not learnt.</summary>
    public const int Unknown = -1;

    private const int LettersAWord = 5;
    private const int ShortestPrefix = 3;
    private const int MostCompletions = 4;

    private readonly Dictionary<string, QuestionWord[]> _asWritten = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QuestionWord[]>.AlternateLookup<ReadOnlySpan<char>> _asWrittenBySpan;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<QuestionWord> _words = [];
    private readonly List<int> _counts = [];
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private SpellingRepair? _repair;
    private string[] _sorted = [];

    public Vocabulary() => _asWrittenBySpan = _asWritten.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many words were learnt.</summary>
    public int Count => _numbers.Count;

    /// <summary>Reads a text of the FAQ, however long, and learns its words.</summary>
    public List<QuestionWord> Learn(string text)
    {
        var words = new List<QuestionWord>();
        var tokens = new WordTokenizer(FrenchText.Tidy(text));
        while (tokens.MoveNext())
        {
            if (!_asWrittenBySpan.TryGetValue(tokens.Current, out var known))
            {
                known = Analyse(tokens.Current);
                for (var i = 0; i < known.Length; i++)
                {
                    known[i] = known[i] with { Number = NumberOf(known[i]) };
                }

                _asWrittenBySpan[tokens.Current] = known;
            }

            foreach (var word in known)
            {
                _counts[word.Number]++;
                words.Add(word);
            }
        }

        return words;
    }

    /// <summary>All is learnt: from now on, misspelt words of messages are read as the learnt ones they stand for.</summary>
    public void Complete()
    {
        _repair = new SpellingRepair(_words, _counts, _numbers);
        _sorted = [.. _words.Where(word => word.Stem is not null && word.Text.Length > ShortestPrefix).Select(word => word.Text).Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// What somebody who is still typing may be about to have typed: the text with its last word completed to each of the commonest learnt words that start with
    /// it. Empty when the last word is short, ended, or a learnt word already.
    /// </summary>
    public IReadOnlyList<string> Completions(string text)
    {
        var start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        var prefix = FrenchText.Fold(text[start..]);
        if (prefix.Length < ShortestPrefix || _numbers.ContainsKey(prefix))
        {
            return [];
        }

        var first = Array.BinarySearch(_sorted, prefix, StringComparer.Ordinal);
        return
        [
            .. _sorted.Skip(first < 0 ? ~first : first)
                .TakeWhile(word => word.StartsWith(prefix, StringComparison.Ordinal))
                .OrderByDescending(word => _counts[_numbers[word]])
                .Take(MostCompletions)
                .Select(word => text[..start] + word),
        ];
    }

    /// <summary>Reads a message, at most <see cref="QuestionWords.MaxWords"/> words of it.</summary>
    public List<QuestionWord> Read(string text)
    {
        var words = new List<QuestionWord>(Math.Min(text.Length / LettersAWord, QuestionWords.MaxWords) + 1);
        var tokens = new WordTokenizer(FrenchText.Tidy(text));
        while (words.Count < QuestionWords.MaxWords && tokens.MoveNext())
        {
            if (_asWrittenBySpan.TryGetValue(tokens.Current, out var known))
            {
                words.AddRange(known);
                continue;
            }

            foreach (var word in Analyse(tokens.Current))
            {
                AppendKnownOrRepaired(words, word);
            }
        }

        return words;
    }

    private void AppendKnownOrRepaired(List<QuestionWord> words, QuestionWord word)
    {
        if (_numbers.TryGetValue(word.Text, out var number))
        {
            words.Add(word with { Number = number });
            return;
        }

        var repaired = word.Stem is null || _stems.Contains(word.Stem) ? [] : _repair?.Repair(word.Text) ?? [];
        if (repaired.Count == 0)
        {
            words.Add(word);
            return;
        }

        foreach (var meant in repaired)
        {
            words.Add(meant with { Typed = word.Text });
        }
    }

    private static QuestionWord[] Analyse(ReadOnlySpan<char> token)
    {
        var words = new List<QuestionWord>();
        QuestionWords.Append(words, token);
        return [.. words];
    }

    private int NumberOf(QuestionWord word)
    {
        if (!_numbers.TryGetValue(word.Text, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(word.Text, number);
            _words.Add(word with { Number = number });
            _counts.Add(0);
            if (word.Stem is not null)
            {
                _stems.Add(word.Stem);
            }
        }

        return number;
    }
}
