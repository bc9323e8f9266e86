using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>A range with the tokens it covers.</summary>
internal sealed record NumberRangeMatch(int First, int Last, NumberRangeValue Value);

/// <summary>Reads one range of numbers at one place.</summary>
internal static class NumberRangeReader
{
    internal static NumberRangeMatch? Read(TokenizedText text, int first)
    {
        if (text.IsWord(first, Word.Between) || IsFrom(text, first))
        {
            return Between(text, first, first + 1);
        }

        var bound = NumberBound.Read(text, first);
        return bound.Found ? Bounded(text, first, bound) : Trailing(text, first);
    }

    // "varie de 1000 à 5000": the verb asks for a range, the range is found without its "de".
    private static bool IsFrom(TokenizedText text, int first) => text.Is(first, "de") && text.Folded(first - 1) is "varie" or "varient" or "va" or "vont" or "passe";

    private static NumberRangeMatch? Between(TokenizedText text, int first, int index)
    {
        var lower = Number(text, index);
        var connector = lower.Last + 1;
        var isJoined = text.IsWord(first, Word.Between) ? text.IsWord(connector, Word.And) : text.IsWord(connector, Word.To);
        var upper = lower.Found && isJoined ? Number(text, connector + 1) : NumberMatch.None;
        return upper.Found
            ? new NumberRangeMatch(text.IsWord(first, Word.Between) ? first : index, upper.Last, new NumberRangeValue(lower.Value, true, upper.Value, false))
            : null;
    }

    private static NumberRangeMatch? Bounded(TokenizedText text, int first, NumberBound bound)
    {
        var number = Number(text, bound.Last + 1);
        if (!number.Found)
        {
            return null;
        }

        var range = bound.ToRange(number.Value);
        // "supérieur à 100 et inférieur à 300" is one range when the two bounds meet.
        var second = text.IsWord(number.Last + 1, Word.And) ? NumberBound.Read(text, number.Last + 2) : NumberBound.None;
        var other = second.Found ? Number(text, second.Last + 1) : NumberMatch.None;
        if (other.Found && range.Lower < other.Value && range.Upper is null && second.IsUpper)
        {
            return new NumberRangeMatch(first, other.Last, range with { Upper = other.Value, UpperIsIn = second.IsIn });
        }

        return new NumberRangeMatch(first, number.Last, range);
    }

    // "200 ou plus", "cinq ou moins".
    private static NumberRangeMatch? Trailing(TokenizedText text, int first)
    {
        var number = NumberReader.Read(text, first);
        if (!number.Found || !text.IsWord(number.Last + 1, Word.Or))
        {
            return null;
        }

        var word = number.Last + 2;
        var isMore = text.Is(word, "plus");
        if (!isMore && !text.IsWord(word, Word.Minus))
        {
            return null;
        }

        var last = text.Is(word + 1, "que") && text[word + 2].Kind == TokenKind.Outside ? word + 1 : word;
        var goesOn = Number(text, last + 1).Found || text.IsWord(last + 1, Word.Of) || (last == word && text.Is(word + 1, "que"));
        return goesOn
            ? null
            : new NumberRangeMatch(first, last, isMore ? new NumberRangeValue(number.Value, true, null, false) : new NumberRangeValue(null, false, number.Value, true));
    }

    // A number or an ordinal, with its article: "la moitié", "le dixième".
    private static NumberMatch Number(TokenizedText text, int index)
    {
        var start = text.IsWord(index, Word.The) ? index + 1 : index;
        var number = NumberReader.Read(text, start);
        if (number.Found)
        {
            return number;
        }

        var ordinal = OrdinalReader.Read(text, start);
        return ordinal.Found ? NumberMatch.Of(ordinal.Value, NumberSubtype.WholeNumber, start, ordinal.Last) : NumberMatch.None;
    }
}
