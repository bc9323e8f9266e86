using System.Collections.Frozen;

namespace SupportBot.Dialogs.Recognizers.Sequences;

/// <summary>A run of digits and dialling marks in a text.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">The character after the last one.</param>
/// <param name="Digits">Its digits, without an international prefix.</param>
/// <param name="IsInternational">Whether it began with + or 00.</param>
/// <param name="Groups">Lengths of its groups, one character each: <c>22222</c> for <c>06 12 34 56 78</c>.</param>
internal readonly record struct PhoneCandidate(int Start, int End, string Digits, bool IsInternational, string Groups)
{
    private const int MostCharacters = 32;

    // Ten digits in a row are "a". France: 06 12 34 56 78, 0 800 123 456, 0800 12 34 56; Belgium: 02 512 34 56, 081 12 34 56, 0470 12 34 56;
    // Switzerland: 044 123 45 67; Canada: 514-555-1234, 1-514-555-1234.
    private static readonly FrozenSet<string> WithTrunkZero =
        FrozenSet.Create(StringComparer.Ordinal, "a", "9", "22222", "1333", "4222", "433", "2322", "3222", "333", "3322", "46", "28", "37", "244", "2332");

    private static readonly FrozenSet<string> WithoutTrunkZero = FrozenSet.Create(StringComparer.Ordinal, "334", "1334", "37");

    /// <summary>Whether the groups are those that people dial by in one of the five countries; those of a long identifier are not.</summary>
    internal bool LooksDialled => (Digits[0] == '0' ? WithTrunkZero : WithoutTrunkZero).Contains(Groups);

    internal static PhoneCandidate Read(string text, int start)
    {
        Span<char> digits = stackalloc char[MostCharacters];
        Span<char> groups = stackalloc char[MostCharacters];
        var (count, groupCount, inGroup) = (0, 0, 0);
        var end = start;
        for (var index = start; index < text.Length && index - start < MostCharacters; index++)
        {
            if (char.IsAsciiDigit(text[index]))
            {
                digits[count++] = text[index];
                inGroup++;
                end = index + 1;
            }
            else if (!IsMark(text, index, start))
            {
                break;
            }
            else if (inGroup > 0)
            {
                groups[groupCount++] = GroupCharacter(inGroup);
                inGroup = 0;
            }
        }

        groupCount += inGroup > 0 ? Put(groups, groupCount, inGroup) : 0;
        return Finish(text, start, end, digits[..count], groups[..groupCount]);
    }

    private static int Put(Span<char> groups, int index, int length)
    {
        groups[index] = GroupCharacter(length);
        return 1;
    }

    private static char GroupCharacter(int length) => length < 10 ? (char)('0' + length) : (char)('a' + Math.Min(length - 10, 25));

    private static PhoneCandidate Finish(string text, int start, int end, ReadOnlySpan<char> digits, ReadOnlySpan<char> groups)
    {
        var plus = text.AsSpan(start, Math.Max(end - start, 0)).Contains('+');
        var zeros = !plus && digits.StartsWith("00");
        return new PhoneCandidate(start, Math.Max(end, start + 1), (zeros ? digits[2..] : digits).ToString(), plus || zeros, groups.ToString());
    }

    // One mark, or a bracket with a space or hyphen beside it; a "+" only at the beginning; no line break.
    private static bool IsMark(string text, int index, int start)
    {
        var character = text[index];
        if (character == '+')
        {
            return index - start <= 1;
        }

        if (character is '(' or ')')
        {
            return true;
        }

        if (character is not (' ' or '\u00a0' or '\u202f' or '.' or '-' or '/' or '\u2011'))
        {
            return false;
        }

        var next = index + 1 < text.Length ? text[index + 1] : '\0';
        var before = index > start ? text[index - 1] : '\0';
        return char.IsAsciiDigit(next) || next == '(' || (character == ' ' && next is '-' or '/') || (before is ')' or ' ' && next == ' ')
            || (character is '-' or '/' && next == ' ');
    }
}
