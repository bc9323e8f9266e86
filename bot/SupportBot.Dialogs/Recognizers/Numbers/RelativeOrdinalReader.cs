using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>An ordinal with the tokens it covers.</summary>
internal readonly record struct OrdinalMatch(OrdinalValue Value, int First, int Last);

/// <summary>Reads ordinals that count from the end or from the present one: "dernier", "l'avant-dernier", "celui d'avant le dernier".</summary>
internal static class RelativeOrdinalReader
{
    internal static OrdinalMatch? Read(TokenizedText text, int first) => text[first].Lexeme.Word switch
    {
        Word.Last => new OrdinalMatch(new OrdinalValue(0, OrdinalOrigin.End), first, first),
        Word.Next or Word.Following => new OrdinalMatch(new OrdinalValue(1, OrdinalOrigin.Current), first, first),
        Word.Previous => new OrdinalMatch(new OrdinalValue(-1, OrdinalOrigin.Current), first, first),
        Word.Current => new OrdinalMatch(new OrdinalValue(0, OrdinalOrigin.Current), first, first),
        Word.Before => BeforeLast(text, first, first),
        Word.The => BeforeLast(text, first, first + 1) ?? FromEnd(text, first + 1),
        _ => BeforeTheLast(text, first) ?? FromEnd(text, first),
    };

    // "l'avant-dernier", "avant dernier".
    private static OrdinalMatch? BeforeLast(TokenizedText text, int first, int before)
    {
        if (!text.IsWord(before, Word.Before) || (first < before && !text.Is(first, "l'")))
        {
            return null;
        }

        var last = text.IsSymbol(before + 1, '-') ? before + 2 : before + 1;
        return text.IsWord(last, Word.Last) ? new OrdinalMatch(new OrdinalValue(-1, OrdinalOrigin.End), first, last) : null;
    }

    // "celui d'avant le dernier".
    private static OrdinalMatch? BeforeTheLast(TokenizedText text, int first)
    {
        var isPhrase = (text.Is(first, "celui") || text.Is(first, "celle"))
            && text.IsWord(first + 1, Word.Of) && text.IsWord(first + 2, Word.Before)
            && text.IsWord(first + 3, Word.The) && text.IsWord(first + 4, Word.Last);
        return isPhrase ? new OrdinalMatch(new OrdinalValue(-1, OrdinalOrigin.End), first, first + 4) : null;
    }

    private static OrdinalMatch? FromEnd(TokenizedText text, int index) => text.Folded(index) switch
    {
        "penultieme" or "penultiemes" => new OrdinalMatch(new OrdinalValue(-1, OrdinalOrigin.End), index, index),
        "antepenultieme" or "antepenultiemes" => new OrdinalMatch(new OrdinalValue(-2, OrdinalOrigin.End), index, index),
        _ => null,
    };
}
