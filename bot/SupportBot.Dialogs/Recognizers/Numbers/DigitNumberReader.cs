using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>Goes on reading where digits end: powers, exponents, multipliers ("10k"), scales ("2,5 millions"), slashes and "sur".</summary>
internal static class DigitNumberReader
{
    internal static NumberMatch Extend(TokenizedText text, int first, DigitNumber digits, bool fractions)
    {
        var match = NumberMatch.Of(digits.Exact, digits.Subtype, first, digits.Last);
        var extended = ReadPower(text, match);
        if (!extended.Found)
        {
            extended = ReadExponent(text, match);
        }

        if (!extended.Found)
        {
            extended = ReadMultiplier(text, match);
        }

        if (!extended.Found)
        {
            extended = ReadScale(text, match);
        }

        if (!extended.Found)
        {
            extended = ReadSlash(text, match);
        }

        if (!extended.Found && match.Exact is { } exact && decimal.Truncate(exact) == exact && exact < int.MaxValue)
        {
            var whole = new Cardinal((long)exact, match.Last);
            extended = WordNumberReader.Extend(text, first, whole, fractions);
        }

        return extended.Found ? extended : match;
    }

    // "1,1^+23", "2,5^-1", "1,1^--23".
    private static NumberMatch ReadPower(TokenizedText text, NumberMatch match)
    {
        if (!text.IsSymbol(match.Last + 1, '^') || !text.Glued(match.Last + 1))
        {
            return NumberMatch.None;
        }

        var index = match.Last + 2;
        var negative = false;
        while (text.IsSymbol(index, '-') || text.IsSymbol(index, '+'))
        {
            negative ^= text.IsSymbol(index, '-');
            index++;
        }

        return CardinalReader.Digits(text, index) is >= 0 and < 400 and var exponent
            ? PowerOf(match, Math.Pow(match.Value, negative ? -exponent : exponent), index)
            : NumberMatch.None;
    }

    // "1e10", "12,32e+14".
    private static NumberMatch ReadExponent(TokenizedText text, NumberMatch match)
    {
        var letter = match.Last + 1;
        if (!text.Is(letter, "e") || !text.Glued(letter))
        {
            return NumberMatch.None;
        }

        var signed = text.IsSymbol(letter + 1, '-') || text.IsSymbol(letter + 1, '+');
        var index = signed ? letter + 2 : letter + 1;
        if (!text.Glued(index) || CardinalReader.Digits(text, index) is not (>= 0 and < 300 and var exponent))
        {
            return NumberMatch.None;
        }

        return PowerOf(match, match.Value * Math.Pow(10, text.IsSymbol(letter + 1, '-') ? -exponent : exponent), index);
    }

    private static NumberMatch PowerOf(NumberMatch match, double value, int last) =>
        double.IsFinite(value)
            ? new NumberMatch(value, Math.Abs(value) < 1e15 ? (decimal)value : null, NumberSubtype.Power, match.First, last)
            : NumberMatch.None;

    // "10k", "2,33 k", "10G"; only k may stand apart.
    private static NumberMatch ReadMultiplier(TokenizedText text, NumberMatch match)
    {
        var index = match.Last + 1;
        if (text[index].FoldedLength != 1 || text[index].Kind != TokenKind.Word)
        {
            return NumberMatch.None;
        }

        var factor = (text.Text[text[index].Start], text.Glued(index)) switch
        {
            ('k' or 'K', _) => 1_000L,
            ('M', true) => 1_000_000L,
            ('G', true) => 1_000_000_000L,
            ('T', true) => 1_000_000_000_000L,
            _ => 0L,
        };
        return factor > 0 && match.Value < 1e12 ? NumberMatch.Of(match.Exact!.Value * factor, match.Subtype, match.First, index) : NumberMatch.None; // digits are always exact
    }

    // "2,5 millions"; whole numbers go on as words do.
    private static NumberMatch ReadScale(TokenizedText text, NumberMatch match)
    {
        var lexeme = text[match.Last + 1].Lexeme;
        return match.Subtype == NumberSubtype.DecimalNumber && lexeme.Cardinal == CardinalKind.Scale && Math.Abs(match.Value) < 1e6
            ? NumberMatch.Of(match.Exact!.Value * lexeme.CardinalValue, match.Subtype, match.First, match.Last + 1) // digits are always exact
            : NumberMatch.None;
    }

    // "3/4", "2 1/4"; not "17/05/2018".
    private static NumberMatch ReadSlash(TokenizedText text, NumberMatch match)
    {
        if (SlashFraction(text, match.Last, out var fraction, out var last) && !text.Glued(match.First))
        {
            return new NumberMatch(fraction, null, NumberSubtype.Fraction, match.First, last);
        }

        var next = match.Last + 1;
        return match.Subtype == NumberSubtype.WholeNumber && text[next].Kind == TokenKind.Digits && SlashFraction(text, next, out fraction, out last) && fraction < 1
            ? new NumberMatch(match.Value + fraction, null, NumberSubtype.Fraction, match.First, last)
            : NumberMatch.None;
    }

    private static bool SlashFraction(TokenizedText text, int numerator, out double value, out int last)
    {
        last = numerator + 2;
        var top = CardinalReader.Digits(text, numerator);
        var bottom = CardinalReader.Digits(text, last);
        value = (double)top / bottom;
        return top >= 0 && bottom > 0 && text.IsSymbol(numerator + 1, '/') && text.Glued(numerator + 1) && text.Glued(last)
            && !(text.IsSymbol(last + 1, '/') && text.Glued(last + 1));
    }
}
