using System.Runtime.InteropServices;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>The name of a company with the tokens it covers; <see cref="None"/> when there is none.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CompanySpan(int First, int Last, bool HasLegalForm)
{
    internal static readonly CompanySpan None = new(-1, -1, HasLegalForm: false);

    internal bool Found => Last >= 0;
}

/// <summary>Reads the name of a company at one place.</summary>
internal static class CompanyReader
{
    private const int MostTokens = 12;

    /// <summary>A name with a capital: "Acme SARL", "Martin et Fils", "3 Suisses", "Banque de France", «acme».</summary>
    internal static CompanySpan Named(TokenizedText text, int first)
    {
        if (text.IsSymbol(first, '«') || text.IsSymbol(first, '"') || text.IsSymbol(first, '“'))
        {
            return Quoted(text, first + 1);
        }

        return IsFirstWord(text, first) ? Rest(text, first) : CompanySpan.None;
    }

    /// <summary>One to four words without capitals that end in a legal form or at a pause; only where a name must follow.</summary>
    internal static CompanySpan Uncapitalised(TokenizedText text, int first)
    {
        var last = -1;
        for (var index = first; index < first + 4 && text[index].Kind is TokenKind.Word or TokenKind.Digits && !(index > first && ContactWords.StartsLine(text, index)); index++)
        {
            if (ContactWords.IsLegalForm(text, index))
            {
                return new CompanySpan(first, index, HasLegalForm: true);
            }

            if (index == first ? ContactWords.NeverNames.Contains(text.Folded(index)) || ContactWords.Particles.Contains(text.Folded(index))
                : ContactWords.Stops.Contains(text.Folded(index)) && !JoinsKin(text, index))
            {
                break;
            }

            last = index;
        }

        return last < 0 ? CompanySpan.None : new CompanySpan(first, last, HasLegalForm: false);
    }

    /// <summary>Whether the last word of a name as written is a legal form.</summary>
    internal static bool HasLegalForm(TokenizedText text, string name)
    {
        for (var index = 0; index < text.Count; index++)
        {
            if (ContactWords.IsLegalForm(text, index) && name.EndsWith(text.Slice(index, index), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The company right behind a person's name: "de Acme SARL", "chez Acme", ", société Acme", "(Acme)".</summary>
    internal static CompanySpan FollowsPerson(TokenizedText text, int index)
    {
        var joint = text.IsSymbol(index, ',') || text.IsSymbol(index, '(') || text.IsSymbol(index, '-') || text.IsSymbol(index, '|') ? index + 1 : index;
        var after = text.Is(joint, "de") && text.Is(joint + 1, "chez") ? joint + 2
            : text.Folded(joint) is "de" or "d'" or "du" or "chez" or "pour" ? joint + 1
            : joint;
        var noun = text.IsWord(after, Word.The) ? after + 1 : after;
        if (ContactWords.CompanyNouns.Contains(text.Folded(noun)))
        {
            return Named(text, noun + 1);
        }

        if (after == index || ContactWords.StartsLine(text, index))
        {
            return CompanySpan.None;
        }

        var named = Named(text, after);
        return after > joint || named.HasLegalForm ? named : CompanySpan.None;
    }

    private static CompanySpan Rest(TokenizedText text, int first)
    {
        var (last, hasForm) = (-1, false);
        for (var index = first; index < first + MostTokens && (index == first || !ContactWords.StartsLine(text, index));)
        {
            var end = index == first ? EndOfWord(text, first) : EndOfNext(text, index);
            if (end < 0)
            {
                break;
            }

            hasForm |= ContactWords.IsLegalForm(text, end) || IsDottedForm(text, end);
            (last, index) = (end, end + 1);
        }

        return last < 0 || (hasForm && last == first) ? CompanySpan.None : new CompanySpan(first, last, hasForm);
    }

    private static bool IsFirstWord(TokenizedText text, int index)
    {
        if (text[index].Kind == TokenKind.Digits)
        {
            return ContactWords.IsCapital(text, index + 1) && !ContactWords.NeverNames.Contains(text.Folded(index + 1)) && text[index + 1].Lexeme is { Unit: TimeUnit.None, Month: 0 };
        }

        var folded = text.Folded(index);
        return ContactWords.IsCapital(text, index) && !ContactWords.NeverNames.Contains(folded) && !ContactWords.Makers.Contains(folded) && !ContactWords.SentenceWords.Contains(folded);
    }

    /// <summary>The last token of what still belongs to the name at the token; -1 when nothing does.</summary>
    private static int EndOfNext(TokenizedText text, int index)
    {
        if (text.IsSymbol(index, '&') || text.IsSymbol(index, '+'))
        {
            return IsWord(text, index + 1) ? EndOfWord(text, index + 1) : -1;
        }

        if (text.IsWord(index, Word.And))
        {
            return JoinsKin(text, index) ? index + 1 : -1;
        }

        var next = index;
        while (next < index + 2 && ContactWords.Particles.Contains(text.Folded(next)) && !text.Is(next, "y"))
        {
            next++;
        }

        // Behind "de la" only a name goes on: "Acme de Lyon" and "Banque de France", but not "Acme de la société".
        return IsWord(text, next) && !(next > index && ContactWords.CompanyNouns.Contains(text.Folded(next))) ? EndOfWord(text, next) : -1;
    }

    private static bool IsWord(TokenizedText text, int index) =>
        ContactWords.IsLegalForm(text, index)
        || (text.Glued(index) && text[index].Kind == TokenKind.Digits)
        || (ContactWords.IsCapital(text, index) && !ContactWords.SentenceWords.Contains(text.Folded(index)));

    private static bool JoinsKin(TokenizedText text, int and) =>
        text.IsWord(and, Word.And) && ContactWords.Kin.Contains(text.Folded(and + 1));

    // "Saint-Gobain", "Acme.fr", "S.A.R.L", "L'Oréal", "H2O".
    private static int EndOfWord(TokenizedText text, int index)
    {
        var last = index;
        while (last < text.Count && last < index + MostTokens)
        {
            var mark = last + 1;
            var isMark = text.IsSymbol(mark, '-') || text.IsSymbol(mark, '.') || text.IsSymbol(mark, '\'') || text.IsSymbol(mark, '/');
            if (isMark && text.Glued(mark) && text.Glued(mark + 1) && text[mark + 1].Kind is TokenKind.Word or TokenKind.Digits)
            {
                last = mark + 1;
            }
            else if (text.Glued(mark) && text[mark].Kind is TokenKind.Word or TokenKind.Digits)
            {
                last = mark;
            }
            else
            {
                return last;
            }
        }

        return last;
    }

    // "S.A.", "S.A.R.L.", "S.P.R.L": letters with full stops, the first of them an s.
    private static bool IsDottedForm(TokenizedText text, int last)
    {
        var first = last;
        while (text[first].FoldedLength == 1 && text.IsSymbol(first - 1, '.') && text[first - 2].FoldedLength == 1 && text[first - 2].Kind == TokenKind.Word)
        {
            first -= 2;
        }

        return first < last && text.Is(first, "s");
    }

    private static CompanySpan Quoted(TokenizedText text, int first)
    {
        for (var index = first; index < first + MostTokens && index < text.Count && !(index > first && ContactWords.StartsLine(text, index)); index++)
        {
            if (text.IsSymbol(index, '»') || text.IsSymbol(index, '"') || text.IsSymbol(index, '”'))
            {
                return index > first ? new CompanySpan(first, index - 1, HasLegalForm: false) : CompanySpan.None;
            }
        }

        return CompanySpan.None;
    }
}
