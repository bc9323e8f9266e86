using System.Buffers;
using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>The tokens that make up one possible identifier.</summary>
/// <param name="First">Its first token; negative when there is none.</param>
/// <param name="Last">Its last token.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IdentifierSpan(int First, int Last)
{
    private const int MostDigits = 16;
    private const int MostTokens = 40;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    internal bool Found => First >= 0;

    /// <summary>Reads the run of letters, digits, hyphens and # that starts at the token, and the groups that spaces part from it.</summary>
    internal static IdentifierSpan Read(TokenizedText text, int first)
    {
        if (text[first].Kind is not (TokenKind.Word or TokenKind.Digits))
        {
            return new IdentifierSpan(-1, -1);
        }

        var last = RunEnd(text, first);
        if (IsForeign(text, first, last))
        {
            return new IdentifierSpan(-1, -1);
        }

        return new IdentifierSpan(first, JoinGroups(text, first, last));
    }

    private static int RunEnd(TokenizedText text, int first)
    {
        var last = first;
        while (last - first < MostTokens && text.Glued(last + 1) && (IsBody(text, last + 1) || (IsLink(text, last + 1) && text.Glued(last + 2) && IsBody(text, last + 2))))
        {
            last += IsBody(text, last + 1) ? 1 : 2;
        }

        return last;
    }

    private static bool IsBody(TokenizedText text, int index) =>
        text[index].Kind is TokenKind.Digits || (text[index].Kind is TokenKind.Word && !text.Folded(index).EndsWith("'"));

    private static bool IsLink(TokenizedText text, int index) => text.IsSymbol(index, '-') || text.IsSymbol(index, '#');

    // Part of an e-mail or web address, a phone number with +, a date with slashes, an amount, a word with an apostrophe.
    private static bool IsForeign(TokenizedText text, int first, int last)
    {
        var before = text.Glued(first) ? text.Folded(first - 1)[^1] : ' ';
        var after = text.Glued(last + 1) && text[last + 1].Kind == TokenKind.Symbol ? text.Folded(last + 1)[0] : ' ';
        var goesOn = text.Glued(last + 2) && text[last + 2].Kind is TokenKind.Word or TokenKind.Digits;
        return before is '@' or '+' or '/' or '_' or '$' or '€' || (before is '.' or ',' && text.Glued(first - 1))
            || after is '@' or '_' or '€' or '$' or '%' || (goesOn && after is '/' or ':' or ',') || (goesOn && after is '.' && text[first].Kind == TokenKind.Word);
    }

    // "1015 2233 4455", "125 423 316 01", "49af 8941 4d14 7589".
    private static int JoinGroups(TokenizedText text, int first, int last)
    {
        if (last == first && text[first].Kind == TokenKind.Digits && text[first].FoldedLength <= 6)
        {
            var joined = JoinDigits(text, first);
            if (joined > last)
            {
                return joined;
            }
        }

        return JoinHexadecimal(text, first, last);
    }

    private static int JoinDigits(TokenizedText text, int first)
    {
        var digits = text[first].FoldedLength;
        var last = first;
        while (text[last + 1].Kind == TokenKind.Digits && text[last + 1].SpaceBefore && IsGroup(text[first].FoldedLength, text[last + 1].FoldedLength)
            && digits + text[last + 1].FoldedLength <= MostDigits && !(text.Glued(last + 2) && text[last + 2].Kind != TokenKind.Symbol))
        {
            last++;
            digits += text[last].FoldedLength;
        }

        return digits >= 7 && text[first + 1].FoldedLength >= 3 ? last : first;
    }

    // A short first group is the head of a number in threes ("12 345 678"), not a day of the month.
    private static bool IsGroup(int firstLength, int length) => firstLength < 3 ? length == 3 : length is >= 2 and <= 6;

    private static int JoinHexadecimal(TokenizedText text, int first, int last)
    {
        var start = first;
        var end = last;
        for (var group = 1; group <= 4; group++)
        {
            if (text[end].End - text[start].Start != 4 || text.Text.AsSpan(text[start].Start, 4).IndexOfAnyExcept(Hexadecimal) >= 0)
            {
                return last;
            }

            if (group < 4)
            {
                start = end + 1;
                end = RunEnd(text, start);
            }
        }

        return end;
    }
}
