using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>A number read from digits.</summary>
/// <param name="Exact">Its value.</param>
/// <param name="Subtype">Integer or decimal.</param>
/// <param name="Last">Index of its last token; negative when nothing was read.</param>
internal readonly record struct DigitNumber(decimal Exact, NumberSubtype Subtype, int Last)
{
    internal static readonly DigitNumber None = new(0, NumberSubtype.WholeNumber, -1);

    internal bool Found => Last >= 0;
}

/// <summary>
/// Reads numbers in digits: groups of three parted by a space, a dot or an apostrophe ("1 234 567,89", "94.000", "1'250"), a comma before
/// decimals, and a dot before decimals where it cannot part a group of three ("5.00").
/// </summary>
internal static class DigitReader
{
    private const int MostDigits = 27;

    internal static DigitNumber Read(TokenizedText text, int first)
    {
        if (text.IsSymbol(first, ',') && !IsGluedToNumber(text, first) && IsGluedDigits(text, first + 1))
        {
            return Finish(text, first - 1, first - 1);
        }

        if (text[first].Kind != TokenKind.Digits)
        {
            return DigitNumber.None;
        }

        return Finish(text, first, LastGroup(text, first));
    }

    private static DigitNumber Finish(TokenizedText text, int first, int lastWhole)
    {
        var groupedByDot = (lastWhole > first && text.IsSymbol(first + 1, '.')) || (text.IsSymbol(first - 1, '.') && text.Glued(first));
        var hasFraction = IsDecimalMark(text, lastWhole + 1, groupedByDot) && IsGluedDigits(text, lastWhole + 2);
        var last = hasFraction ? lastWhole + 2 : lastWhole;
        Span<char> plain = stackalloc char[MostDigits + 2];
        var length = 0;
        for (var index = Math.Max(first, 0); index <= last; index++)
        {
            if (!Append(text, index, lastWhole, plain, ref length))
            {
                return DigitNumber.None;
            }
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new DigitNumber(value, hasFraction ? NumberSubtype.DecimalNumber : NumberSubtype.WholeNumber, last)
            : DigitNumber.None;
    }

    private static bool Append(TokenizedText text, int index, int lastWhole, Span<char> plain, ref int length)
    {
        ref readonly var token = ref text[index];
        if (token.Kind != TokenKind.Digits)
        {
            if (index == lastWhole + 1)
            {
                plain[length++] = '.';
            }

            return true;
        }

        if (length + token.FoldedLength > MostDigits)
        {
            return false;
        }

        text.Folded(index).CopyTo(plain[length..]);
        length += token.FoldedLength;
        return true;
    }

    private static int LastGroup(TokenizedText text, int first)
    {
        if (text[first].FoldedLength > 3 || (text[first].FoldedLength > 1 && text.Folded(first)[0] == '0'))
        {
            return first;
        }

        var last = first;
        var separator = '\0';
        while (GroupAfter(text, last, ref separator) is var next && next > last)
        {
            last = next;
        }

        return last;
    }

    // The next group of three digits, parted from the number so far by the separator that the first group used.
    private static int GroupAfter(TokenizedText text, int last, ref char separator)
    {
        var bySpace = text[last + 1].Kind == TokenKind.Digits;
        var found = bySpace ? ' ' : SymbolAt(text, last + 1);
        if (found is not (' ' or '.' or '\'') || (separator != '\0' && separator != found))
        {
            return last;
        }

        var group = bySpace ? last + 1 : last + 2;
        if (!IsGroupOfThree(text, group) || (!bySpace && !text.Glued(group)))
        {
            return last;
        }

        separator = found;
        return group;
    }

    private static bool IsGroupOfThree(TokenizedText text, int index) =>
        text[index].Kind == TokenKind.Digits && text[index].FoldedLength == 3;

    private static char SymbolAt(TokenizedText text, int index) =>
        text[index].Kind == TokenKind.Symbol && text.Glued(index) ? text.Folded(index)[0] : '\0';

    // "192.168.1.2" is not one number: a dot that parts groups cannot also begin the decimals.
    private static bool IsDecimalMark(TokenizedText text, int index, bool groupedByDot) =>
        text.IsSymbol(index, ',') || (text.IsSymbol(index, '.') && text.Glued(index) && !groupedByDot);

    private static bool IsGluedDigits(TokenizedText text, int index) =>
        text[index].Kind == TokenKind.Digits && text.Glued(index);

    private static bool IsGluedToNumber(TokenizedText text, int index) =>
        text.Glued(index) && text[index - 1].Kind is TokenKind.Digits or TokenKind.Word;
}
