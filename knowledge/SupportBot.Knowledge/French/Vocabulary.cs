namespace SupportBot.Knowledge.French;

/// <summary>
/// The words of a FAQ, numbered from 0 in the order in which they were learnt. Reads messages: a word that was learnt is looked up as it is written, so that
/// it is not folded and stemmed again; any other is analysed and keeps the number <see cref="Unknown"/>. Built by one thread, then read by many.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>The number of words that were not learnt.</summary>
    public const int Unknown = -1;

    private readonly Dictionary<string, QuestionWord[]> _asWritten = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QuestionWord[]>.AlternateLookup<ReadOnlySpan<char>> _asWrittenBySpan;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

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
                    known[i] = known[i] with { Number = NumberOf(known[i].Text) };
                }

                _asWrittenBySpan[tokens.Current] = known;
            }

            words.AddRange(known);
        }

        return words;
    }

    /// <summary>Reads a message, at most <see cref="QuestionWords.MaxWords"/> words of it.</summary>
    public List<QuestionWord> Read(string text)
    {
        var words = new List<QuestionWord>();
        var tokens = new WordTokenizer(FrenchText.Tidy(text));
        while (words.Count < QuestionWords.MaxWords && tokens.MoveNext())
        {
            if (_asWrittenBySpan.TryGetValue(tokens.Current, out var known))
            {
                words.AddRange(known);
                continue;
            }

            var start = words.Count;
            QuestionWords.Append(words, tokens.Current);
            for (var i = start; i < words.Count; i++)
            {
                words[i] = words[i] with { Number = _numbers.GetValueOrDefault(words[i].Text, Unknown) };
            }
        }

        return words;
    }

    private static QuestionWord[] Analyse(ReadOnlySpan<char> token)
    {
        var words = new List<QuestionWord>();
        QuestionWords.Append(words, token);
        return [.. words];
    }

    private int NumberOf(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(text, number);
        }

        return number;
    }
}
