using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>Words that bound a number on one side or fix it: "plus de", "au moins", "inférieur ou égal à", "&lt;=", "égal à".</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NumberBound(int Last, bool IsLower, bool IsUpper, bool IsIn)
{
    internal static readonly NumberBound None = new(-1, false, false, false);

    internal bool Found => Last >= 0;

    internal NumberRangeValue ToRange(double value) =>
        new(IsLower ? value : null, IsLower && IsIn, IsUpper ? value : null, IsUpper && IsIn);

    internal static NumberBound Read(TokenizedText text, int first)
    {
        if (text[first].Kind == TokenKind.Symbol)
        {
            return Sign(text, first);
        }

        // "pas moins de" is at least, "pas plus de" at most; so are "au moins (de)" and "au plus".
        if (text.Is(first, "pas") || text.Is(first, "au"))
        {
            var turned = text.Is(first, "pas");
            var most = text.Is(first + 1, "plus");
            if (!most && !text.IsWord(first + 1, Word.Minus))
            {
                return None;
            }

            var last = text.IsWord(first + 2, Word.Of) ? first + 2 : first + 1;
            return turned && last == first + 1 ? None : new NumberBound(last, !most, most, IsIn: true);
        }

        return MoreOrLess(text, first) is { Found: true } words ? words : Compared(text, first);
    }

    private static NumberBound Sign(TokenizedText text, int first)
    {
        var (isMore, isLess) = (text.IsSymbol(first, '>'), text.IsSymbol(first, '<'));
        var last = text.IsSymbol(first + 1, '=') ? first + 1 : first;
        return isMore || isLess ? new NumberBound(last, isMore, isLess, last > first) : None;
    }

    // "plus de", "plus que", "moins de", "plus âgé que", "plus petits ou égaux à", "en dessous de", "au-dessus de".
    private static NumberBound MoreOrLess(TokenizedText text, int first)
    {
        if (text.IsWord(first, Word.In) && text.Folded(first + 1) is "dessous" or "dessus" && text.IsWord(first + 2, Word.Of))
        {
            return new NumberBound(first + 2, text.Is(first + 1, "dessus"), text.Is(first + 1, "dessous"), IsIn: false);
        }

        var isMore = text.Is(first, "plus");
        if (!isMore && !text.IsWord(first, Word.Minus))
        {
            return None;
        }

        var index = first + 1;
        var adjective = text.Folded(index);
        var hasAdjective = adjective is "age" or "agee" or "grand" or "grands" or "grande" or "grandes" or "petit" or "petits" or "petite" or "petites" or "eleve" or "elevee";
        isMore ^= adjective.StartsWith("petit");
        index += hasAdjective ? 1 : 0;
        var end = AfterThan(text, index);
        return OrEqual(text, end < 0 ? index : end + 1) is >= 0 and var equal
            ? new NumberBound(equal, isMore, !isMore, IsIn: true)
            : end >= 0 ? new NumberBound(end, isMore, !isMore, IsIn: false) : None;
    }

    private static int AfterThan(TokenizedText text, int index) =>
        text.IsWord(index, Word.Of) || text.Folded(index) is "que" or "qu'" ? index : -1;

    // "ou égal à", "ou égaux à".
    private static int OrEqual(TokenizedText text, int index) =>
        text.IsWord(index, Word.Or) && IsEqual(text, index + 1) && text.IsWord(index + 2, Word.To) ? index + 2 : -1;

    private static bool IsEqual(TokenizedText text, int index) => text.Folded(index) is "egal" or "egale" or "egaux" or "egales";

    // "supérieur à", "inférieures ou égales à", "égal ou inférieur à", "égal à".
    private static NumberBound Compared(TokenizedText text, int first)
    {
        if (IsEqual(text, first) && text.IsWord(first + 1, Word.To))
        {
            return new NumberBound(first + 1, IsLower: true, IsUpper: true, IsIn: true);
        }

        var isIn = IsEqual(text, first) && text.IsWord(first + 1, Word.Or);
        var word = isIn ? first + 2 : first;
        var isMore = text.Folded(word).StartsWith("superieur");
        if (!isMore && !text.Folded(word).StartsWith("inferieur"))
        {
            return None;
        }

        if (OrEqual(text, word + 1) is >= 0 and var equal)
        {
            return new NumberBound(equal, isMore, !isMore, IsIn: true);
        }

        return text.IsWord(word + 1, Word.To) ? new NumberBound(word + 1, isMore, !isMore, isIn) : None;
    }
}
