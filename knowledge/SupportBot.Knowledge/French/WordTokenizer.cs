namespace SupportBot.Knowledge.French;

/// <summary>
/// Finds the words of a text by the word rules of Unicode Standard Annex #29, the way Lucene's StandardTokenizer applies them:
/// an apostrophe between letters stays inside the word, a hyphen splits, punctuation and symbols are no words.
/// Works on the text in place and allocates nothing.
/// </summary>
/// <param name="text">Any text, ill-formed surrogates included.</param>
internal ref struct WordTokenizer(ReadOnlySpan<char> text)
{
    /// <summary>Longer words are cut into pieces of this many UTF-16 units.</summary>
    public const int MaxLength = 255;

    private readonly ReadOnlySpan<char> _text = text;
    private int _start;
    private int _end;
    private int _pending;

    /// <summary>Where the current word starts.</summary>
    public readonly int Start => _start;

    /// <summary>The current word, as written.</summary>
    public readonly ReadOnlySpan<char> Current => _text[_start.._end];

    /// <summary>Goes to the next word; false at the end of the text.</summary>
    public bool MoveNext()
    {
        if (_pending > _end)
        {
            return Emit(_end, _pending);
        }

        var i = _end;
        while (i < _text.Length)
        {
            var found = WordBreakClasses.At(_text, i, out var width);
            var end = found switch
            {
                WordBreakClass.Letter or WordBreakClass.Numeric or WordBreakClass.Katakana => ScanWord(i + width, found),
                WordBreakClass.Connector => ScanConnected(i),
                WordBreakClass.Ideograph => SkipExtend(i + width),
                WordBreakClass.ComplexContext => ScanRun(i + width),
                _ => i,
            };
            if (end > i)
            {
                return Emit(i, end);
            }

            i += width;
        }

        _start = _end = _pending = _text.Length;
        return false;
    }

    private bool Emit(int start, int end)
    {
        _pending = end;
        _start = start;
        _end = Math.Min(end, start + MaxLength);
        return true;
    }

    /// <summary>Connectors alone are no word: one of the three word classes must follow them.</summary>
    private readonly int ScanConnected(int start)
    {
        var i = start;
        while (i < _text.Length)
        {
            var found = WordBreakClasses.At(_text, i, out var width);
            if (found is WordBreakClass.Letter or WordBreakClass.Numeric or WordBreakClass.Katakana)
            {
                return ScanWord(i + width, found);
            }

            if (found is not (WordBreakClass.Connector or WordBreakClass.Extend))
            {
                return start;
            }

            i += width;
        }

        return start;
    }

    /// <summary>Goes on from a character of class <paramref name="last"/> as long as no rule breaks the word.</summary>
    private readonly int ScanWord(int position, WordBreakClass last)
    {
        var end = SkipExtend(position);
        while (end < _text.Length)
        {
            var found = WordBreakClasses.At(_text, end, out var width);
            if (Joins(last, found))
            {
                last = found;
                end = SkipExtend(end + width);
                continue;
            }

            var after = SkipExtend(end + width);
            if (!Bridges(last, found) || after >= _text.Length || WordBreakClasses.At(_text, after, out width) != last)
            {
                return end;
            }

            end = SkipExtend(after + width);
        }

        return end;
    }

    private static bool Joins(WordBreakClass left, WordBreakClass right) => (left, right) switch
    {
        (WordBreakClass.Letter or WordBreakClass.Numeric, WordBreakClass.Letter or WordBreakClass.Numeric) => true,
        (WordBreakClass.Katakana, WordBreakClass.Katakana) => true,
        (_, WordBreakClass.Connector) => true,
        (WordBreakClass.Connector, WordBreakClass.Letter or WordBreakClass.Numeric or WordBreakClass.Katakana) => true,
        _ => false,
    };

    /// <summary>Whether <paramref name="middle"/> may stand between two characters of class <paramref name="side"/>.</summary>
    private static bool Bridges(WordBreakClass side, WordBreakClass middle) => (side, middle) switch
    {
        (WordBreakClass.Letter, WordBreakClass.MidLetter or WordBreakClass.MidBoth) => true,
        (WordBreakClass.Numeric, WordBreakClass.MidNumeric or WordBreakClass.MidBoth) => true,
        _ => false,
    };

    private readonly int ScanRun(int position)
    {
        while (position < _text.Length
               && WordBreakClasses.At(_text, position, out var width) is WordBreakClass.ComplexContext or WordBreakClass.Extend)
        {
            position += width;
        }

        return position;
    }

    private readonly int SkipExtend(int position)
    {
        while (position < _text.Length && WordBreakClasses.At(_text, position, out var width) == WordBreakClass.Extend)
        {
            position += width;
        }

        return position;
    }
}
