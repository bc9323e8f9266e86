using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>Goes on reading where a whole number ends: collectives ("deux douzaines"), decimals ("deux virgule cinq") and fractions.</summary>
internal static class WordNumberReader
{
    internal static NumberMatch Extend(TokenizedText text, int first, Cardinal whole, bool fractions)
    {
        var collective = ReadCollective(text, whole.Last + 1, whole.Value);
        if (collective.Found)
        {
            return collective with { First = first };
        }

        var extended = ReadDecimals(text, first, whole);
        if (!extended.Found)
        {
            extended = FractionReader.ReadAfter(text, first, whole, fractions);
        }

        return extended.Found ? extended : NumberMatch.Of(whole.Value, NumberSubtype.WholeNumber, first, whole.Last);
    }

    /// <summary>"quinzaine", "demi-douzaine": a collective counted once or more often.</summary>
    internal static NumberMatch ReadCollective(TokenizedText text, int index, long times)
    {
        var half = text.IsWord(index, Word.Half);
        var noun = !half ? index : text.IsSymbol(index + 1, '-') ? index + 2 : index + 1;
        var lexeme = text[noun].Lexeme;
        if (lexeme.Cardinal != CardinalKind.Collective || times > 1_000_000)
        {
            return NumberMatch.None;
        }

        var value = lexeme.CardinalValue * times;
        return NumberMatch.Of(half ? value / 2m : value, NumberSubtype.WholeNumber, index, noun);
    }

    // "deux cent virgule trois" = 200,3; "zéro virgule zéro cinq" = 0,05.
    private static NumberMatch ReadDecimals(TokenizedText text, int first, Cardinal whole)
    {
        if (!text.IsWord(whole.Last + 1, Word.Comma))
        {
            return NumberMatch.None;
        }

        var scale = 0.1m;
        var index = whole.Last + 2;
        for (; text[index].Lexeme is { Cardinal: CardinalKind.Unit, CardinalValue: 0 } && scale > 1e-9m; index++)
        {
            scale /= 10;
        }

        var decimals = CardinalReader.Read(text, index);
        if (!decimals.Found || decimals.Value is < 1 or > 999_999_999)
        {
            return NumberMatch.None;
        }

        var digits = decimals.Value.ToString(CultureInfo.InvariantCulture).Length;
        for (var shift = 1; shift < digits; shift++)
        {
            scale /= 10;
        }

        return NumberMatch.Of(whole.Value + (decimals.Value * scale), NumberSubtype.DecimalNumber, first, decimals.Last);
    }
}
