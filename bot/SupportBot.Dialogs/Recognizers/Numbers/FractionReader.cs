using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>Reads fractions in words: "trois cinquièmes", "un et demi", "trois millions et demi", "un sur trois", "la moitié".</summary>
internal static class FractionReader
{
    /// <summary>A fraction that no number precedes: "demi", "demi million", "moitié".</summary>
    internal static NumberMatch ReadBare(TokenizedText text, int first)
    {
        if (text.Is(first, "moitie"))
        {
            return Fraction(0.5, first, first);
        }

        if (!text.IsWord(first, Word.Half))
        {
            return NumberMatch.None;
        }

        var collective = WordNumberReader.ReadCollective(text, first, 1);
        return collective.Found ? collective : Scaled(text, Fraction(0.5, first, first));
    }

    /// <summary>A fraction that a whole number begins.</summary>
    internal static NumberMatch ReadAfter(TokenizedText text, int first, Cardinal whole, bool fractions)
    {
        var over = fractions ? ReadOver(text, first, whole) : NumberMatch.None;
        if (over.Found)
        {
            return over;
        }

        var mixed = ReadMixed(text, first, whole);
        if (mixed.Found)
        {
            return mixed;
        }

        // "un demi million" is half a million, said without its article.
        if (whole.Value == 1 && text.IsWord(whole.Last + 1, Word.Half))
        {
            return ReadBare(text, whole.Last + 1);
        }

        var parts = ReadParts(text, whole);
        return parts.Found ? Scaled(text, parts with { First = first }) : NumberMatch.None;
    }

    // "un sur trois"; "huit sur cinq" are two numbers, a mark for instance.
    private static NumberMatch ReadOver(TokenizedText text, int first, Cardinal whole)
    {
        if (!text.IsWord(whole.Last + 1, Word.Over))
        {
            return NumberMatch.None;
        }

        var bottom = CardinalReader.Read(text, whole.Last + 2);
        if (!bottom.Found && CardinalReader.Digits(text, whole.Last + 2) is > 0 and var digits)
        {
            bottom = new Cardinal(digits, whole.Last + 2);
        }

        return bottom.Found && bottom.Value > whole.Value ? Fraction((double)whole.Value / bottom.Value, first, bottom.Last) : NumberMatch.None;
    }

    // "vingt et trois cinquièmes", "un et demi", "trois millions et demi", "un milliard et trois quarts millions".
    private static NumberMatch ReadMixed(TokenizedText text, int first, Cardinal whole)
    {
        var and = whole.Last + 1;
        if (!text.IsWord(and, Word.And))
        {
            return ReadMixedWithinCardinal(text, first, whole);
        }

        var part = text.IsWord(and + 1, Word.Half) ? Fraction(0.5, first, and + 1) : ReadCounted(text, and + 1);
        if (!part.Found)
        {
            return NumberMatch.None;
        }

        var scaled = Scaled(text, part);
        var unit = scaled.Last == part.Last ? ScaleOf(whole.Value) : 1;
        if (scaled.Value < 1 || scaled.Last > part.Last)
        {
            return Fraction(whole.Value + (scaled.Value * unit), first, scaled.Last);
        }

        return Fraction(scaled.Value + whole.Value, first, scaled.Last);
    }

    // "vingt et un cinquième": the cardinal has swallowed "et un", the singular gives it back.
    private static NumberMatch ReadMixedWithinCardinal(TokenizedText text, int first, Cardinal whole)
    {
        if (!text.IsWord(whole.Last - 1, Word.And))
        {
            return NumberMatch.None;
        }

        var numerator = text[whole.Last].Lexeme.CardinalValue;
        var bottom = ReadDenominator(text, whole.Last + 1, numerator, out var last);
        if (bottom <= numerator)
        {
            return NumberMatch.None;
        }

        var rest = whole.Value - numerator;
        var part = Fraction((double)numerator / bottom, first, last);
        var scaled = Scaled(text, part);
        return Fraction(rest + (scaled.Last > last ? scaled.Value : part.Value * ScaleOf(rest)), first, scaled.Last);
    }

    // "trois millions et demi": the half is of the million.
    private static long ScaleOf(long value) => value switch
    {
        0 => 1,
        _ when value % 1_000_000_000 == 0 => 1_000_000_000,
        _ when value % 1_000_000 == 0 => 1_000_000,
        _ => 1,
    };

    private static NumberMatch ReadCounted(TokenizedText text, int first)
    {
        var count = CardinalReader.Read(text, first);
        if (!count.Found && CardinalReader.Digits(text, first) is > 0 and var digits)
        {
            count = new Cardinal(digits, first);
        }

        return count.Found ? ReadParts(text, count) with { First = first } : NumberMatch.None;
    }

    private static NumberMatch ReadParts(TokenizedText text, Cardinal count)
    {
        var bottom = ReadDenominator(text, count.Last + 1, count.Value, out var last);
        return bottom > 0 ? Fraction((double)count.Value / bottom, -1, last) : NumberMatch.None;
    }

    // "trois cinquièmes" is a fraction, "trois millième" an ordinal: after two and more, parts are in the plural.
    private static long ReadDenominator(TokenizedText text, int index, long count, out int last)
    {
        index += text.IsSymbol(index, '-') ? 1 : 0;
        last = index;
        switch (text[index].Lexeme.Word)
        {
            case Word.Half:
                return 2;
            case Word.QuarterOf:
                return 4;
            case Word.ThirdOf:
                return 3;
        }

        var ordinal = OrdinalReader.Read(text, index);
        last = ordinal.Last;
        var plural = ordinal.Found && text.Folded(last).EndsWith("s");
        var large = count >= 1_000 && ordinal.Value >= 1_000;
        return ordinal.Found && ordinal.Value > 2 && (plural || large || count == 1) ? ordinal.Value : 0;
    }

    // "trois quarts millions".
    private static NumberMatch Scaled(TokenizedText text, NumberMatch match)
    {
        var lexeme = text[match.Last + 1].Lexeme;
        return lexeme.Cardinal == CardinalKind.Scale ? Fraction(match.Value * lexeme.CardinalValue, match.First, match.Last + 1) : match;
    }

    private static NumberMatch Fraction(double value, int first, int last) =>
        new(value, Math.Abs(value) < 1e15 && value * 1_000 % 1 == 0 ? (decimal)value : null, NumberSubtype.Fraction, first, last);
}
