using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>Reads a company together with the words that announce it.</summary>
internal static class CompanyCues
{
    private static readonly (CompanySpan Span, CompanyRole Role) Nothing = (CompanySpan.None, CompanyRole.Mentioned);

    internal static (CompanySpan Span, CompanyRole Role) At(TokenizedText text, int index)
    {
        var folded = text.Folded(index);
        if (ContactWords.CompanyNouns.Contains(folded))
        {
            return AfterNoun(text, index);
        }

        if (ContactWords.BodyNouns.Contains(folded))
        {
            return Body(text, index);
        }

        return folded switch
        {
            "chez" => CompanySentence.IsAtWork(text, index) ? (CompanyReader.Named(text, index + 1), CompanyRole.Own) : Nothing,
            "compte" when text.Is(index - 2, "pour") && text.IsWord(index + 1, Word.Of) => (CompanyReader.Named(text, index + 2), CompanyRole.Own),
            "nom" when text.Is(index - 1, "au") && text.IsWord(index + 1, Word.Of) => (WithForm(CompanyReader.Named(text, index + 2)), CompanyRole.Own),
            "represente" when text.Folded(index - 1) is "je" or "nous" => (CompanyReader.Named(text, index + 1), CompanyRole.Own),
            "pour" when text.Folded(index - 1) is "travaille" or "travaillons" or "interviens" or "bosse" => (CompanyReader.Named(text, index + 1), CompanyRole.Own),
            _ => ByForm(text, index),
        };
    }

    // "la société Acme", "notre entreprise s'appelle Acme", "Société : Acme", "le Groupe Martin".
    private static (CompanySpan Span, CompanyRole Role) AfterNoun(TokenizedText text, int noun)
    {
        var isOwn = text.IsWord(noun - 1, Word.My) && text.Folded(noun - 1) is not "mes" and not "nos";
        var mustFollow = Link(text, noun + 1, out var after);
        var span = CompanyReader.Named(text, after);
        if (!span.Found && (mustFollow || isOwn || text.IsWord(noun - 1, Word.The)))
        {
            var plain = CompanyReader.Uncapitalised(text, after);
            span = mustFollow && !text.Is(after - 1, "est") ? plain : WithForm(plain);
        }

        if (!span.Found || (text.Is(noun - 1, "votre") && !span.HasLegalForm))
        {
            return Nothing;
        }

        var isInName = after == noun + 1 && ContactWords.IsCapital(text, noun) && text.Folded(noun) is "groupe" or "cabinet" or "maison" or "etablissements" or "ets" or "association";
        span = isInName ? span with { First = noun } : span;
        var isLabel = mustFollow && !text.Is(after - 1, "est") && ContactWords.StartsLine(text, noun);
        return (span, isOwn || isLabel ? CompanyRole.Own : RoleOf(text, noun));
    }

    /// <summary>Whether a link stands there after which a name must follow: "s'appelle", ":".</summary>
    private static bool Link(TokenizedText text, int index, out int after)
    {
        if ((text.Is(index, "s'") && text.Is(index + 1, "appelle")) || (text.Is(index, "se") && text.Is(index + 1, "nomme")) || (text.Is(index, "c'") && text.Is(index + 1, "est")))
        {
            after = index + 2;
            return true;
        }

        var isLink = text.IsSymbol(index, ':') || text.IsSymbol(index, '=') || text.Folded(index) is "est" or "denommee" or "nommee" or "appelee";
        after = isLink ? index + 1 : index;
        return isLink;
    }

    private static CompanySpan WithForm(CompanySpan span) => span.HasLegalForm ? span : CompanySpan.None;

    // "la mairie de Lyon", "CHU Nantes", "l'université Paris 8": the noun is part of the name.
    private static (CompanySpan Span, CompanyRole Role) Body(TokenizedText text, int noun)
    {
        var next = noun + 1;
        while (next <= noun + 3 && (ContactWords.Particles.Contains(text.Folded(next)) || text.Folded(next) is "regional" or "regionale" or "departemental" or "departementale"))
        {
            next++;
        }

        var span = CompanyReader.Named(text, next);
        return span.Found ? (span with { First = noun }, RoleOf(text, noun)) : Nothing;
    }

    // "Acme SARL", "SARL Acme" anywhere.
    private static (CompanySpan Span, CompanyRole Role) ByForm(TokenizedText text, int index)
    {
        if (ContactWords.IsLegalForm(text, index) && ContactWords.IsCapital(text, index + 1) && CompanyReader.Named(text, index + 1) is { Found: true } behind)
        {
            return (behind with { First = index, HasLegalForm = true }, RoleOf(text, index));
        }

        return ContactWords.IsCapital(text, index) && CompanyReader.Named(text, index) is { HasLegalForm: true } span ? (span, RoleOf(text, index)) : Nothing;
    }

    private static CompanyRole RoleOf(TokenizedText text, int noun)
    {
        var isOther = text.Folded(noun - 1) is "autre" or "nouvelle" or "seconde" or "deuxieme";
        var before = noun - 1 - (isOther ? 1 : 0);
        before -= text.IsWord(before, Word.The) ? 1 : 0;
        var word = text.Folded(before);
        if (word is "pour" or "represente" || (word is "de" or "du" && IsForAnother(text, before)))
        {
            return CompanyRole.Own;
        }

        if (word is "vers" or "profit" || (word is "de" or "du" or "a" or "au" && text.Folded(before - 1) is "profit" or "benefice" or "destination"))
        {
            return CompanyRole.To;
        }

        return word switch
        {
            "a" or "au" => CompanySentence.Moves(text, before) ? CompanyRole.To : CompanySentence.IsAtWork(text, before) ? CompanyRole.Own : CompanyRole.Mentioned,
            "de" or "du" or "d'" when isOther => CompanyRole.Mentioned,
            "de" or "du" or "d'" => CompanySentence.Moves(text, before) ? CompanyRole.From : CompanySentence.IsOfSomebodyElse(text, before) ? CompanyRole.Mentioned : CompanyRole.Own,
            "chez" => CompanySentence.IsAtWork(text, before) ? CompanyRole.Own : CompanyRole.Mentioned,
            _ => CompanyRole.Mentioned,
        };
    }

    // "pour le compte de", "au nom de", "de la part de".
    private static bool IsForAnother(TokenizedText text, int of) =>
        (text.Is(of - 1, "compte") && text.Is(of - 3, "pour")) || (text.Is(of - 1, "nom") && text.Is(of - 2, "au")) || (text.Is(of - 1, "part") && text.Is(of - 3, "de"));
}
