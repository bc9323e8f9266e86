using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>A name with the tokens it covers; <see cref="None"/> when there is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NameSpan(int First, int Last, int Words)
{
    internal static readonly NameSpan None = new(-1, -1, 0);

    internal bool Found => Last >= 0;
}

/// <summary>Reads the name of a person at one place.</summary>
internal static class PersonReader
{
    private const int MostWords = 4;

    private const int ShortestUncapitalised = 2;

    /// <summary>Words with capitals, particles between them: "Marie-Claude Dupont", "Charles de Gaulle", "DUPONT Marie".</summary>
    internal static NameSpan Capitalised(TokenizedText text, int first)
    {
        var (last, words) = (-1, 0);
        var index = first;
        while (words < MostWords && (index == first || !ContactWords.StartsLine(text, index)))
        {
            var next = words == 1 ? PastParticles(text, index) : index;
            if (!IsNameWord(text, next))
            {
                break;
            }

            last = EndOfCompound(text, next);
            words++;
            index = last + 1;
        }

        return last < 0 ? NameSpan.None : new NameSpan(first, last, words);
    }

    /// <summary>Words without capitals, right after "je m'appelle": up to three, ended by a common word.</summary>
    internal static NameSpan Uncapitalised(TokenizedText text, int first)
    {
        var (last, words) = (-1, 0);
        for (var index = first; words < MostWords - 1 && IsPlainNameWord(text, index) && !ContactWords.StartsLine(text, index); index = last + 1)
        {
            last = EndOfCompound(text, index);
            words++;
        }

        return last < 0 ? NameSpan.None : new NameSpan(first, last, words);
    }

    private static bool IsNameWord(TokenizedText text, int index)
    {
        if (!ContactWords.IsCapital(text, index) || text[index].Lexeme is { Month: > 0, Abbreviated: false } or { Weekday: > 0, Abbreviated: false })
        {
            return false;
        }

        var folded = text.Folded(index);
        return !ContactWords.NeverNames.Contains(folded) && !ContactWords.Makers.Contains(folded) && !ContactWords.IsRole(folded) && !ContactWords.CompanyNouns.Contains(folded)
            && !ContactWords.BodyNouns.Contains(folded) && !ContactWords.IsLegalForm(text, index) && !(text.Glued(index) && text[index - 1].Kind == TokenKind.Digits);
    }

    private static bool IsPlainNameWord(TokenizedText text, int index)
    {
        var folded = text.Folded(index);
        return text[index].Kind == TokenKind.Word && folded.Length >= ShortestUncapitalised && !ContactWords.Stops.Contains(folded) && !ContactWords.NeverNames.Contains(folded)
            && text[index].Lexeme.Cardinal == CardinalKind.None && !ContactWords.IsRole(folded);
    }

    // "Jean-Marc", "O'Brien" and an initial with its full stop, "J. Martin", are one word.
    private static int EndOfCompound(TokenizedText text, int index)
    {
        while (text.IsSymbol(index + 1, '-') && text.Glued(index + 1) && text.Glued(index + 2) && text[index + 2].Kind == TokenKind.Word)
        {
            index += 2;
        }

        if (text.Folded(index).EndsWith("'") && text.Glued(index + 1) && ContactWords.IsCapital(text, index + 1))
        {
            index++;
        }

        return text[index].FoldedLength == 1 && text.IsSymbol(index + 1, '.') && ContactWords.IsCapital(text, index + 2) ? index + 1 : index;
    }

    // "Marie de Acme SARL": the particle is no part of a name when a company follows.
    private static int PastParticles(TokenizedText text, int index)
    {
        var next = index;
        while (next < index + 2 && ContactWords.Particles.Contains(text.Folded(next)))
        {
            next++;
        }

        return next > index && CompanyReader.Named(text, next) is { HasLegalForm: true } ? index : next;
    }
}
