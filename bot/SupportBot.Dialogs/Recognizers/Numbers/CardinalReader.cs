using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>
/// Reads whole numbers written in words, or in digits with words of scale: "soixante-dix-sept", "quatre vingt dix", "deux mille dix-huit",
/// "3 cent un", "4 mille 3 cents". Hyphens and spaces are the same; "et" joins only where French would join.
/// </summary>
internal ref struct CardinalReader
{
    private readonly TokenizedText _text;
    private long _total;
    private long _group;
    private long _open;
    private long _lastScale;
    private int _last;
    private bool _any;

    private CardinalReader(TokenizedText text)
    {
        _text = text;
        _open = long.MaxValue;
        _lastScale = long.MaxValue;
        _last = -1;
    }

    /// <summary>Reads the longest number that starts at the token.</summary>
    internal static Cardinal Read(TokenizedText text, int first)
    {
        ref readonly var token = ref text[first];
        if (token.Lexeme.Cardinal is CardinalKind.None or CardinalKind.Collective
            && (token.Kind != TokenKind.Digits || text[first + 1].Lexeme.Cardinal is not (CardinalKind.Hundred or CardinalKind.Scale)))
        {
            return Cardinal.None;
        }

        var reader = new CardinalReader(text);
        return reader.ReadFrom(first);
    }

    /// <summary>A run of digits of up to nine figures as a number; -1 when the token is something else.</summary>
    internal static int Digits(TokenizedText text, int index)
    {
        ref readonly var token = ref text[index];
        return token.Kind == TokenKind.Digits && token.FoldedLength <= 9 ? int.Parse(text.Folded(index), System.Globalization.CultureInfo.InvariantCulture) : -1;
    }

    private Cardinal ReadFrom(int first)
    {
        for (var index = first; Accept(index);)
        {
            _last = index;
            _any = true;
            index = Next(index);
        }

        return _any ? new Cardinal(_total + _group, _last) : Cardinal.None;
    }

    // The next word of the number: past a hyphen, or past an "et" that joins.
    private readonly int Next(int index)
    {
        if (_text.IsSymbol(index + 1, '-') && _text[index + 2].Kind == TokenKind.Word)
        {
            index++;
        }

        if (!_text.IsWord(index + 1, Word.And))
        {
            return index + 1;
        }

        var after = index + 2 + (_text.IsSymbol(index + 2, '-') ? 1 : 0);
        return JoinsAfterAnd(after) ? after : int.MaxValue;
    }

    private readonly bool JoinsAfterAnd(int index)
    {
        var value = SimpleValue(index);
        var next = _text[index + 1].Lexeme.Cardinal;
        return value > 0 && value < _open && value < 100 && _open is not (long.MaxValue or Opening.AfterTen)
            && (_open <= Opening.AfterSixtyOrEighty || next is not (CardinalKind.Hundred or CardinalKind.Scale or CardinalKind.Collective));
    }

    private readonly long SimpleValue(int index) => _text[index] switch
    {
        { Lexeme.Cardinal: CardinalKind.Unit or CardinalKind.Ten } token => token.Lexeme.CardinalValue,
        { Kind: TokenKind.Digits } => Digits(_text, index),
        _ => -1,
    };

    private bool Accept(int index)
    {
        if (index == int.MaxValue)
        {
            return false;
        }

        var lexeme = _text[index].Lexeme;
        return lexeme.Cardinal switch
        {
            CardinalKind.Unit => AcceptUnit(lexeme.CardinalValue),
            CardinalKind.Ten => AcceptTen(lexeme.CardinalValue),
            CardinalKind.Hundred => AcceptHundred(),
            CardinalKind.Scale => AcceptScale(lexeme.CardinalValue),
            _ => AcceptDigits(index),
        };
    }

    private bool AcceptUnit(long value)
    {
        if (value == 0 ? _any : value >= _open)
        {
            return false;
        }

        // "soixante-dix-sept": ten opens the units again. "dix-sept": only seven, eight and nine follow a bare ten.
        var bareTen = _open == Opening.AfterTen;
        if (bareTen && value is (< 7 or > 9))
        {
            return false;
        }

        _open = value == 10 ? (_open == Opening.AfterSixtyOrEighty ? 10 : Opening.AfterTen) : 1;
        _group += value;
        return true;
    }

    private bool AcceptTen(long value)
    {
        // "quatre-vingt": four twenties.
        if (value == 20 && _any && _group % 10 == 4 && _group % 100 < 10 && _open == 1)
        {
            _group += 76;
            _open = Opening.AfterSixtyOrEighty;
            return true;
        }

        if (_open <= Opening.AfterSixtyOrEighty)
        {
            return false;
        }

        _group += value;
        _open = value == 60 ? Opening.AfterSixtyOrEighty : 10;
        return true;
    }

    private bool AcceptHundred()
    {
        if (_group is > 1 and < 100)
        {
            _group *= 100;
        }
        else if (_group == 0 && _open > 100)
        {
            _group = 100;
        }
        else
        {
            return false;
        }

        _open = 100;
        return true;
    }

    private bool AcceptScale(long value)
    {
        if (value >= _lastScale || (_group == 0 && _any && _total == 0))
        {
            return false;
        }

        var factor = Math.Max(_group, 1);
        if (factor > (long.MaxValue - _total) / value)
        {
            return false;
        }

        _total += factor * value;
        _group = 0;
        _open = value;
        _lastScale = value;
        return true;
    }

    private bool AcceptDigits(int index)
    {
        var value = Digits(_text, index);
        if (value < 0 || value >= _open || value > 999)
        {
            return false;
        }

        var next = _text[index + 1].Lexeme.Cardinal;
        var afterAnd = _any && _text.IsWord(index - 1, Word.And);
        if (!afterAnd && next is not (CardinalKind.Hundred or CardinalKind.Scale))
        {
            return false;
        }

        _group += value;
        _open = 1;
        return true;
    }

    /// <summary>Which values may still be added, as an exclusive upper bound; two bounds carry a special meaning.</summary>
    private static class Opening
    {
        /// <summary>After "soixante" or "quatre-vingt": up to nineteen.</summary>
        internal const long AfterSixtyOrEighty = 20;

        /// <summary>After "dix": seven to nine.</summary>
        internal const long AfterTen = 11;
    }
}
