using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>A number of any kind with the tokens it covers.</summary>
internal readonly record struct NumberMatch(double Value, decimal? Exact, NumberSubtype Subtype, int First, int Last)
{
    internal static readonly NumberMatch None = new(0, null, NumberSubtype.WholeNumber, -1, -1);

    internal bool Found => Last >= 0;

    internal static NumberMatch Of(decimal exact, NumberSubtype subtype, int first, int last) => new((double)exact, exact, subtype, first, last);

    /// <summary>The number with its sign turned and its sign's token taken in.</summary>
    internal NumberMatch Negated(int first) => this with { Value = -Value, Exact = -Exact, First = first };
}

/// <summary>Reads one number at one place: signs, digits, words, fractions, powers and multipliers.</summary>
internal static class NumberReader
{
    /// <param name="text">The text.</param>
    /// <param name="first">Where the number must start.</param>
    /// <param name="fractions">Whether "un sur trois" is one number (a third) or two.</param>
    internal static NumberMatch Read(TokenizedText text, int first, bool fractions = true)
    {
        if (text.IsSymbol(first, '-') || text.IsSymbol(first, '+'))
        {
            return ReadSigned(text, first, fractions);
        }

        return text[first].Lexeme.Word switch
        {
            Word.Minus when !IsClock(text, first - 1) => Negate(ReadUnsigned(text, first + 1, fractions), first),
            Word.Negative => Negate(ReadUnsigned(text, first + 1, fractions), first),
            _ => ReadUnsigned(text, first, fractions),
        };
    }

    private static NumberMatch ReadSigned(TokenizedText text, int sign, bool fractions)
    {
        var afterText = text.Glued(sign) && text[sign - 1].Kind != TokenKind.Symbol;
        if (text.IsSymbol(sign, '+') || afterText || !text.Glued(sign + 1))
        {
            return NumberMatch.None;
        }

        return Negate(ReadUnsigned(text, sign + 1, fractions), sign);
    }

    private static NumberMatch Negate(NumberMatch match, int first) => match.Found ? match.Negated(first) : match;

    // "sept heures moins dix" is a time.
    private static bool IsClock(TokenizedText text, int index) => text[index].Lexeme.Unit != TimeUnit.None;

    private static NumberMatch ReadUnsigned(TokenizedText text, int first, bool fractions)
    {
        var match = text[first].Kind == TokenKind.Word && text[first].Lexeme.Cardinal is CardinalKind.None && text[first].Lexeme.Ordinal == 0
            ? FractionReader.ReadBare(text, first)
            : ReadWhole(text, first, fractions);
        return match.Found && !IsPartOfWord(text, match) ? match : NumberMatch.None;
    }

    private static NumberMatch ReadWhole(TokenizedText text, int first, bool fractions)
    {
        var words = CardinalReader.Read(text, first);
        if (words.Found)
        {
            return WordNumberReader.Extend(text, first, words, fractions);
        }

        var digits = DigitReader.Read(text, first);
        return digits.Found ? DigitNumberReader.Extend(text, first, digits, fractions) : WordNumberReader.ReadCollective(text, first, 1);
    }

    // "29km", "A1", "22e" and "un/une" hold no number.
    private static bool IsPartOfWord(TokenizedText text, NumberMatch match)
    {
        var before = match.First - 1;
        var isDigits = text[match.First].Kind == TokenKind.Digits;
        if (text.Glued(match.First)
            && (isDigits ? text[before].Kind == TokenKind.Word && !text.Folded(before).EndsWith("'") : text.IsSymbol(before, '/')))
        {
            return true;
        }

        var after = match.Last + 1;
        return IsArticle(text, match) || (text.Glued(after) && (text[after].Kind == TokenKind.Word
            || (text.IsSymbol(after, '/') && text[match.First].Kind == TokenKind.Word)
            || (text.IsSymbol(after, '°') && text[after + 1].Kind == TokenKind.Digits)));
    }

    // "un accident" has an article, "j'en veux un" a number.
    private static bool IsArticle(TokenizedText text, NumberMatch match) =>
        match.First == match.Last && !text.IsWord(match.First - 1, Word.Negative) && text[match.First].Lexeme is { Cardinal: CardinalKind.Unit, CardinalValue: 1 }
        && text[match.Last + 1].Kind == TokenKind.Word && !IsConnective(text, match.Last + 1);

    private static bool IsConnective(TokenizedText text, int index) =>
        text[index].Lexeme.Word is Word.And or Word.To or Word.Over || text.Is(index, "ou") || text.Is(index, "par") || text.Is(index, "seul");
}
