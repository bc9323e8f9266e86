using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads days of the month and years.</summary>
internal static class DayNumberReader
{
    /// <summary>A day of the month in digits or words, as cardinal or ordinal: "15", "1er", "vingt et un", "deuxième", "15th."; not found otherwise.</summary>
    internal static Cardinal ReadDay(TokenizedText text, int index)
    {
        var ordinal = OrdinalReader.Read(text, index);
        if (ordinal.Found)
        {
            return InMonth(ordinal);
        }

        if (text[index].Kind == TokenKind.Digits)
        {
            var value = CardinalReader.Digits(text, index);
            return text[index].FoldedLength <= 2 ? InMonth(new Cardinal(value, index)) : Cardinal.None;
        }

        return InMonth(CardinalReader.Read(text, index));
    }

    /// <summary>A year of four digits, or in words: "2018", "deux mille dix-huit"; not found otherwise.</summary>
    internal static Cardinal ReadYear(TokenizedText text, int index)
    {
        if (text[index].Kind == TokenKind.Digits)
        {
            var goesOn = text.Glued(index + 1) && text[index + 1].Kind == TokenKind.Word;
            return text[index].FoldedLength == 4 && !goesOn ? new Cardinal(CardinalReader.Digits(text, index), index) : Cardinal.None;
        }

        var words = CardinalReader.Read(text, index);
        return words.Found && words.Value is >= 1_500 and <= 2_100 ? words : Cardinal.None;
    }

    /// <summary>The year after a month: "2016", ", 2016", "de 2016", "de l'année 2016", "78"; not found otherwise.</summary>
    internal static Cardinal ReadYearAfter(TokenizedText text, int index)
    {
        var start = index;
        start += text.IsSymbol(start, ',') ? 1 : 0;
        if (text.IsWord(start, Word.Of) || text.IsWord(start, Word.In))
        {
            start++;
            start += text.IsWord(start, Word.The) ? 1 : 0;
            start += text.Is(start, "annee") || text.Is(start, "an") ? 1 : 0;
        }

        var year = ReadYear(text, start);
        return year.Found ? year : ReadShortYear(text, index);
    }

    // "avril 78" is a year, "avril 7", "avril 15h" and "avril 12 postes" are not.
    private static Cardinal ReadShortYear(TokenizedText text, int index)
    {
        index += text.IsSymbol(index, '\'') ? 1 : 0;
        if (text[index].Kind != TokenKind.Digits || text[index].FoldedLength != 2 || !EndsHere(text, index + 1))
        {
            return Cardinal.None;
        }

        return new Cardinal(Calendar.FullYear(CardinalReader.Digits(text, index)), index);
    }

    private static bool EndsHere(TokenizedText text, int index) => text[index].Kind switch
    {
        TokenKind.Outside => true,
        TokenKind.Symbol => !text.Glued(index) || text.Folded(index)[0] is '.' or ',' or ';' or '!' or '?' or ')',
        TokenKind.Word => text[index].Lexeme.Word is Word.And or Word.To or Word.Or or Word.For or Word.Until or Word.Before or Word.After,
        _ => false,
    };

    private static Cardinal InMonth(Cardinal number) => number.Found && number.Value is >= 1 and <= 31 ? number : Cardinal.None;
}
