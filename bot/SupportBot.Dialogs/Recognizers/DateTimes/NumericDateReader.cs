using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads dates in digits: "22/04/2016", "03/04/26", "2015.5.13", "02 04 2009", "22/04". Day first, unless only month first makes a date.</summary>
internal static class NumericDateReader
{
    internal static DateMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text[first].Kind != TokenKind.Digits || IsTail(text, first))
        {
            return null;
        }

        return ReadOfThree(text, first) ?? ReadOfTwo(scope, first);
    }

    // "133-03-03-2020" is a code: a date does not begin in the middle of a run.
    private static bool IsTail(TokenizedText text, int first) =>
        text.Glued(first) && (text[first - 1].Kind != TokenKind.Symbol
            || (text.Folded(first - 1)[0] is '.' or '/' or ',' or ':' or '+' or '$' or '€' && text.Glued(first - 1)));

    private static DateMatch? ReadOfThree(TokenizedText text, int first)
    {
        var second = Next(text, first, out var separator);
        var third = second < 0 ? -1 : NextYear(text, second, separator);
        if (third < 0 || GoesOn(text, third, separator))
        {
            return null;
        }

        var (a, b, c) = (CardinalReader.Digits(text, first), CardinalReader.Digits(text, second), CardinalReader.Digits(text, third));
        if (text[first].FoldedLength == 4)
        {
            return text[third].FoldedLength <= 2 ? Full(first, third, a, b, c) : null;
        }

        if (text[first].FoldedLength > 2 || text[third].FoldedLength is not (2 or 4))
        {
            return null;
        }

        return DayFirst(first, third, Calendar.FullYear(c), b, a);
    }

    // A day that the month does not have is a date that does not exist; a month 13 is month and day swapped.
    private static DateMatch? DayFirst(int first, int last, int year, int month, int day) =>
        Full(first, last, year, month, day) ?? Full(first, last, year, day, month);

    private static DateMatch? Full(int first, int last, int year, int month, int day) =>
        month is >= 1 and <= 12 && day is >= 1 and <= 31 && year > 0 ? DateMatch.Full(first, last, year, month, day) : null;

    private static DateMatch? ReadOfTwo(DateScope scope, int first)
    {
        var text = scope.Text;
        var second = Next(text, first, out var separator);
        if (second < 0 || separator == ' ' || text[first].FoldedLength > 2 || text[second].FoldedLength > 2 || GoesOn(text, second, separator)
            || (text.Glued(second + 1) && text[second + 1].Kind == TokenKind.Word) || text.IsSymbol(second + 1, '%') || text[first - 1].Kind == TokenKind.Digits)
        {
            return null;
        }

        var (a, b) = (CardinalReader.Digits(text, first), CardinalReader.Digits(text, second));
        var (day, month) = b <= 12 ? (a, b) : (b, a);
        if (month is < 1 or > 12 || day is < 1 or > 31 || !IsMeant(text, first, separator, a, b))
        {
            return null;
        }

        return DateMatch.OfYear(first, second, month, day, scope.Today);
    }

    // "4-22" and "4.22" are dates only after a word that wants one; "3/4" may be a fraction and "24/7" always.
    private static bool IsMeant(TokenizedText text, int first, char separator, int a, int b)
    {
        var isWanted = text[first - 1].Lexeme.Word is Word.The or Word.Over or Word.Of or Word.To or Word.For or Word.Before or Word.After or Word.Since or Word.This
            or Word.Next or Word.Every or Word.Between || text[first - 1].Lexeme.Weekday > 0;
        return separator == '/'
            ? !(a == b && a == 7) && !(a == 24 && b == 7) && (isWanted || !(a < b && b is 2 or 3 or 4 && text.IsWord(first + 3, Word.Of)))
            : isWanted;
    }

    private static int Next(TokenizedText text, int index, out char separator)
    {
        separator = text[index + 1].Kind == TokenKind.Symbol && text.Glued(index + 1) ? text.Folded(index + 1)[0] : '\0';
        if (separator is '/' or '-' or '.' && text[index + 2].Kind == TokenKind.Digits && text.Glued(index + 2))
        {
            return index + 2;
        }

        separator = ' ';
        return text[index + 1].Kind == TokenKind.Digits && text[index + 1].FoldedLength <= 2 && text[index + 1].SpaceBefore && text[index - 1].Kind != TokenKind.Digits
            ? index + 1
            : -1;
    }

    // The year may also stand after a comma: "11/12,16", "12/08, 2015".
    private static int NextYear(TokenizedText text, int second, char separator)
    {
        if (separator == ' ')
        {
            var follows = text[second + 1].Kind == TokenKind.Digits && text[second + 1].SpaceBefore && text[second + 2].Kind != TokenKind.Digits;
            return follows ? second + 1 : -1;
        }

        if (text.IsSymbol(second + 1, separator) && text.Glued(second + 1) && text[second + 2].Kind == TokenKind.Digits && text.Glued(second + 2))
        {
            return second + 2;
        }

        return separator == '/' && text.IsSymbol(second + 1, ',') && text[second + 2].Kind == TokenKind.Digits && text[second + 2].FoldedLength is 2 or 4 ? second + 2 : -1;
    }

    // More digits glued on, or the same separator again: an address of a network, a phone number.
    private static bool GoesOn(TokenizedText text, int last, char separator) =>
        text.Glued(last + 1) && (text[last + 1].Kind == TokenKind.Digits
            || (text.IsSymbol(last + 1, separator) && text.Glued(last + 2) && text[last + 2].Kind == TokenKind.Digits && separator != '-'));
}
