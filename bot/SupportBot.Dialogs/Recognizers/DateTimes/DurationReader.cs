using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads lengths of time: "trois semaines", "2,5 h", "une heure et demie", "un an, un mois et 21 jours", "quelques jours", "toute la journée".
/// </summary>
internal static class DurationReader
{
    /// <summary>What "quelques" and "plusieurs" count for, as in Microsoft.Recognizers.</summary>
    internal const int AFew = 3;

    private const decimal LargestAmount = 1_000_000_000;

    internal static DurationMatch? Read(TokenizedText text, int first)
    {
        var counted = ReadCounted(text, first);
        if (counted is null)
        {
            return WholeUnitReader.Read(text, first);
        }

        return ReadCompound(text, counted);
    }

    /// <summary>One count with its unit: "3 jours", "deux heures et demie", "un quart d'heure".</summary>
    internal static DurationMatch? ReadCounted(TokenizedText text, int first)
    {
        var (amount, last) = ReadAmount(text, first);
        if (last < 0)
        {
            return ReadFractionOfHour(text, first);
        }

        var unitIndex = text.IsSymbol(last + 1, '-') ? last + 2 : last + 1;
        unitIndex += text.Is(unitIndex, "petits") || text.Is(unitIndex, "petites") || text.Is(unitIndex, "bonnes") || text.Is(unitIndex, "bons") ? 1 : 0;
        var unit = UnitReader.Read(text, unitIndex);
        if (!unit.Found)
        {
            return ReadFractionOfHour(text, first);
        }

        // "une semaine entière" is found without its article.
        if (amount == 1 && WholeUnitReader.Read(text, unitIndex) is not null)
        {
            return null;
        }

        var match = new DurationMatch(first, unit.Last, [new DurationPart(amount, unit.Unit)]);
        return ReadHalf(text, Idiom(text, first, match));
    }

    // "quinze jours" are two weeks and "huit jours" one, when said in words.
    private static DurationMatch Idiom(TokenizedText text, int first, DurationMatch match) =>
        match.Parts[0] is { Unit: TimeUnit.Day, Amount: 15 } && text.Is(first, "quinze")
            ? match with { Parts = [new DurationPart(2, TimeUnit.Week)] }
            : match;

    // "trois ans et demi", "une heure et quart".
    private static DurationMatch ReadHalf(TokenizedText text, DurationMatch match)
    {
        if (!text.IsWord(match.Last + 1, Word.And))
        {
            return match;
        }

        var index = match.Last + 2;
        index += text[index].Lexeme.CardinalValue == 1 && text[index].Lexeme.Cardinal == CardinalKind.Unit ? 1 : 0;
        var part = text[index].Lexeme.Word switch
        {
            Word.Half => 0.5m,
            Word.QuarterOf => 0.25m,
            _ => 0m,
        };
        return part == 0 ? match : match with { Last = index, Parts = [match.Parts[0] with { Amount = match.Parts[0].Amount + part }] };
    }

    /// <summary>Takes in the smaller parts behind: "1 an, 2 mois et 3 jours".</summary>
    internal static DurationMatch ReadCompound(TokenizedText text, DurationMatch match)
    {
        while (match.Parts[^1].Unit > TimeUnit.Second && ReadNextPart(text, match) is { } next && next.Parts[0].Unit < match.Parts[^1].Unit)
        {
            match = match with { Last = next.Last, Parts = [.. match.Parts, .. next.Parts] };
        }

        return match;
    }

    // "un an, un mois et 21 jours", "deux ans plus d'un mois", "1 jour 2 heures".
    private static DurationMatch? ReadNextPart(TokenizedText text, DurationMatch match)
    {
        var index = match.Last + 1;
        index += text.IsSymbol(index, ',') ? 1 : 0;
        index += text.IsWord(index, Word.And) ? 1 : 0;
        if (text.Is(index, "plus") && text.IsWord(index + 1, Word.Of))
        {
            index += 2;
        }

        return ReadCounted(text, index);
    }

    /// <summary>A count in words or digits; its last token is negative when there is none.</summary>
    internal static (decimal Amount, int Last) ReadAmount(TokenizedText text, int first)
    {
        if (VagueLast(text, first) is >= 0 and var vague)
        {
            return (AFew, vague);
        }

        var words = CardinalReader.Read(text, first);
        if (words.Found && words.Value <= LargestAmount)
        {
            return AfterWords(text, words);
        }

        var digits = DigitReader.Read(text, first);
        if (digits.Found && digits.Exact <= LargestAmount)
        {
            return (digits.Exact, digits.Last);
        }

        return text.IsWord(first, Word.Half) ? (0.5m, first) : (0, -1);
    }

    // "une demi-heure", "deux et demi heures", "une vingtaine de minutes".
    private static (decimal Amount, int Last) AfterWords(TokenizedText text, Cardinal words)
    {
        var next = words.Last + 1;
        if (words.Value == 1 && text.IsWord(next, Word.Half))
        {
            return (0.5m, next);
        }

        if (text.IsWord(next, Word.And) && text.IsWord(next + 1, Word.Half))
        {
            return (words.Value + 0.5m, next + 1);
        }

        return text[next].Lexeme.Cardinal == CardinalKind.Collective && text.IsWord(next + 1, Word.Of)
            ? (words.Value * text[next].Lexeme.CardinalValue, next + 1)
            : (words.Value, words.Last);
    }

    private static int VagueLast(TokenizedText text, int first)
    {
        if (text.IsWord(first, Word.Few))
        {
            return first;
        }

        // "quel qués" is how some write "quelques".
        return text.Is(first, "quel") && text.Is(first + 1, "ques") ? first + 1 : -1;
    }

    // "un quart d'heure", "trois quarts d'heure".
    private static DurationMatch? ReadFractionOfHour(TokenizedText text, int first)
    {
        var count = CardinalReader.Read(text, first);
        var quarter = count.Found ? count.Last + 1 : first + 1;
        var quarters = count.Found ? count.Value : CardinalReader.Digits(text, first);
        return quarters is 1 or 3 && text.IsWord(quarter, Word.QuarterOf) && text.Is(quarter + 1, "d'") && text[quarter + 2].Lexeme.Unit == TimeUnit.Hour
            ? new DurationMatch(first, quarter + 2, [new DurationPart(quarters * 15, TimeUnit.Minute)])
            : null;
    }
}
