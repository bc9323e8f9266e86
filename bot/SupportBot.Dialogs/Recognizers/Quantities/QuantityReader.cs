using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Quantities;

/// <summary>A quantity with the tokens it covers.</summary>
internal sealed record QuantityMatch(int First, int Last, QuantityValue Value);

/// <summary>Reads one quantity at one place: a number with its noun, or a number behind "quantité" or "×".</summary>
internal static class QuantityReader
{
    private const decimal Most = 1_000_000;

    internal static QuantityMatch? Read(TokenizedText text, int first) =>
        text[first].Kind == TokenKind.Symbol || text.Is(first, "x") ? Times(text, first) : Labelled(text, first) ?? Counted(text, first);

    // "une licence": an article, and so a quantity only where one was asked for.
    internal static QuantityMatch? ReadArticle(TokenizedText text, int first) =>
        text[first].Lexeme is { Cardinal: CardinalKind.Unit, CardinalValue: 1 } && NounAfter(text, first, out var last) is { } unit
            ? new QuantityMatch(first, last, new QuantityValue(1, unit, IsApproximate: false))
            : null;

    private static QuantityMatch? Counted(TokenizedText text, int first)
    {
        if (text[first].Kind == TokenKind.Digits && (IsNamedByNumber(text, first - 1) || IsNegative(text, first)))
        {
            return null;
        }

        var (count, last, approximate) = Number(text, first);
        return count >= 0 && NounAfter(text, last, out var end) is { } unit
            ? new QuantityMatch(first, end, new QuantityValue(count, unit, approximate || IsRounded(text, first)))
            : null;
    }

    // "quantité : 3", "qté 12", "nombre de postes : 14".
    private static QuantityMatch? Labelled(TokenizedText text, int first)
    {
        if (text.Folded(first) is not ("quantite" or "quantites" or "qte" or "qty" or "nombre" or "nb" or "nbre"))
        {
            return null;
        }

        string? unit = null;
        var index = first + 1;
        if (text.IsWord(index, Word.Of) && QuantityUnits.At(text, index + 1) is { } noun)
        {
            (unit, index) = (noun, index + 2);
        }

        while (text.IsSymbol(index, ':') || text.IsSymbol(index, '=') || text.IsSymbol(index, '.') || text.Folded(index) is "est" or "de" or "x" or "environ")
        {
            index++;
        }

        var (count, last, approximate) = Number(text, index);
        if (count < 0)
        {
            return null;
        }

        var named = NounAfter(text, last, out var end);
        return new QuantityMatch(first, end, new QuantityValue(count, unit ?? named, approximate || text.IsWord(index - 1, Word.About)));
    }

    // "× 3", "x3"; not "x86".
    private static QuantityMatch? Times(TokenizedText text, int first)
    {
        var isSign = text.IsSymbol(first, '×') || (text.Is(first, "x") && !text.Glued(first));
        if (!isSign || text[first + 1].Kind != TokenKind.Digits || text[first + 2].Kind == TokenKind.Word)
        {
            return null;
        }

        var (count, last, _) = Number(text, first + 1);
        count = count < 0 && text[first + 1].FoldedLength < 4 ? CardinalReader.Digits(text, first + 1) : count;
        return count < 0 || count is 32 or 64 or 86 ? null : new QuantityMatch(first, Math.Max(last, first + 1), new QuantityValue((long)count, null, IsApproximate: false));
    }

    private static (long Count, int Last, bool IsApproximate) Number(TokenizedText text, int first)
    {
        // "un seul poste" has a number, "un poste" an article.
        if (text[first].Lexeme is { Cardinal: CardinalKind.Unit, CardinalValue: 1 } && text.Folded(first + 1) is "seul" or "seule" or "unique")
        {
            return (1, first + 1, false);
        }

        if (text[first].Kind == TokenKind.Digits && text.Glued(first + 1) && QuantityUnits.At(text, first + 1) is not null)
        {
            return (CardinalReader.Digits(text, first), first, false);
        }

        var match = NumberReader.Read(text, first, fractions: false);
        if (!match.Found || match.First != first || match.Exact is not { } exact || exact is < 0 or > Most || decimal.Truncate(exact) != exact)
        {
            return (-1, first, false);
        }

        var collective = false;
        for (var index = first; index <= match.Last; index++)
        {
            collective |= text[index].Lexeme.Cardinal == CardinalKind.Collective;
        }

        return ((long)exact, match.Last, collective);
    }

    // The noun right behind the number, or behind "de" and one adjective: "une dizaine de postes", "deux nouvelles licences".
    private static string? NounAfter(TokenizedText text, int number, out int last)
    {
        last = number;
        var index = number + 1;
        index += text.IsWord(index, Word.Of) ? 1 : 0;
        if (QuantityUnits.At(text, index) is null && IsAdjective(text, index))
        {
            index++;
        }

        var unit = QuantityUnits.At(text, index);
        last = unit is null ? number : index;
        return unit;
    }

    private static bool IsAdjective(TokenizedText text, int index) =>
        text.Folded(index) is "autre" or "autres" or "nouveau" or "nouveaux" or "nouvelle" or "nouvelles" or "ancien" or "anciens" or "ancienne" or "anciennes"
            or "petit" or "petits" or "gros" or "grosses" or "vieux" or "vieilles" or "meme" or "memes" or "premiers" or "premieres" or "derniers" or "dernieres" or "seules" or "seuls";

    // "Windows 11 postes", "version 8 serveurs": the number belongs to the name before it.
    private static bool IsNamedByNumber(TokenizedText text, int before) =>
        text.Folded(before) is "version" or "v" or "windows" or "rhel" or "linux" or "office" or "server" or "numero" or "no" or "n" or "°" or "article" or "poste" or "option" or "ligne";

    private static bool IsNegative(TokenizedText text, int first) => text.IsSymbol(first - 1, '-') && text.Glued(first) && !text.Glued(first - 1);

    private static bool IsRounded(TokenizedText text, int first)
    {
        var before = first - 1;
        before -= text.IsWord(before, Word.Of) ? 1 : 0;
        return text.IsWord(before, Word.About) || text.IsWord(before, Word.Or) || text.Folded(before) is "presque" or "pres" or "plus" or "moins" or "quelque" or "approximativement"
            || (text.IsWord(before, Word.To) && text[before - 1].Kind == TokenKind.Digits)
            || (text.IsWord(before, Word.And) && NumberReader.Read(text, before - 1).Found);
    }
}
