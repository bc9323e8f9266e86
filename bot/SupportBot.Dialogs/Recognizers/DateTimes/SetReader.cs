using SupportBot.Dialogs.Recognizers.Numbers;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads times that come again: "chaque lundi", "tous les deux jours", "toutes les trois semaines", "hebdomadaire", "une fois par an",
/// "9 heures tous les lundis".
/// </summary>
internal static class SetReader
{
    internal static SetMatch? Read(DateScope scope, int first)
    {
        var each = ReadEach(scope, first);
        if (each is not null)
        {
            return WithTimeBehind(scope.Text, each);
        }

        return Adverb(scope.Text, first) ?? OncePer(scope.Text, first) ?? TimeThenEach(scope, first);
    }

    // "chaque semaine", "tous les lundis", "lundis", "n'importe quel week-end".
    private static SetMatch? ReadEach(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text[first].Lexeme is { Weekday: > 0, Plural: true })
        {
            return new SetMatch(first, first, $"XXXX-WXX-{text[first].Lexeme.Weekday}");
        }

        if (text.IsWord(first, Word.Every))
        {
            return Each(scope, first, text.IsWord(first + 1, Word.Of) ? first + 2 : first + 1);
        }

        if (text.Folded(first) is "tous" or "toutes" && text.Is(first + 1, "les"))
        {
            return Each(scope, first, first + 2);
        }

        return text.Is(first, "n'") && text.Is(first + 1, "importe") && text.Is(first + 2, "quel") ? Each(scope, first, first + 3) : null;
    }

    private static SetMatch? Each(DateScope scope, int first, int index)
    {
        var text = scope.Text;
        if (DurationReader.ReadCounted(text, index) is { } counted)
        {
            return new SetMatch(first, counted.Last, counted.Timex);
        }

        var unit = UnitReader.Read(text, index);
        if (unit.Found && unit.Unit != TimeUnit.Night)
        {
            return new SetMatch(first, unit.Last, new DurationMatch(index, unit.Last, [new DurationPart(1, unit.Unit)]).Timex);
        }

        var count = CardinalReader.Read(text, index);
        var weekday = count.Found ? count.Last + 1 : index;
        if (text[weekday].Lexeme is { Weekday: > 0, Abbreviated: false })
        {
            return new SetMatch(first, weekday, $"XXXX-WXX-{text[weekday].Lexeme.Weekday}");
        }

        var part = DayPartReader.Read(text, index);
        if (part.Found)
        {
            return new SetMatch(first, part.Last, TimePeriodMatch.OfPart(index, part.Last, part.Part, null).Timex);
        }

        return DateReader.ReadWithoutOffset(scope, index) is { IsBareDay: false } date ? new SetMatch(first, date.Last, date.Timex) : null;
    }

    // "chaque lundi 4pm", "chaque matin à 9 heures", "chaque nuit 21": the time is more exact than the part of the day.
    private static SetMatch WithTimeBehind(TokenizedText text, SetMatch set)
    {
        var index = set.Last + 1;
        var start = text.IsWord(index, Word.To) ? index + 1 : index;
        var time = TimeReader.ReadLoose(text, start);
        if (!time.Found || (time.IsBare && text[time.Last + 1].Kind == TokenKind.Word))
        {
            return set;
        }

        var part = DayPartReader.Read(text, set.Last);
        var day = set.Timex[0] == 'X' ? set.Timex : string.Empty;
        return new SetMatch(set.First, time.Last, day + (part.Found ? time.In(part.Part) : time).Timex);
    }

    // "15 heures chaque jour", "9 heures tous les lundis", "de 14 heures à 16 heures, chaque lundi", "mardis à 9 h".
    private static SetMatch? TimeThenEach(DateScope scope, int first)
    {
        var text = scope.Text;
        var range = TimePeriodReader.ReadRange(text, first);
        var time = range.Found ? TimeMatch.None : TimeReader.ReadLoose(text, first);
        var last = range.Found ? range.Last : time.Last;
        if (last < 0 || (time.Found && time.IsBare))
        {
            return null;
        }

        var index = text.IsSymbol(last + 1, ',') ? last + 2 : last + 1;
        if (ReadEach(scope, index) is not { } each || (each.Timex[0] == 'P' && each.Timex != "P1D"))
        {
            return null;
        }

        var day = each.Timex[0] == 'X' ? each.Timex : string.Empty;
        return new SetMatch(first, each.Last, range.Found ? day + range.Timex : day + time.Timex);
    }

    // "une fois par semaine", "deux fois par an".
    private static SetMatch? OncePer(TokenizedText text, int first)
    {
        var count = CardinalReader.Read(text, first);
        var unit = count.Found && text.Is(count.Last + 1, "fois") && text.Is(count.Last + 2, "par") ? UnitReader.Read(text, count.Last + 3) : UnitMatch.None;
        return unit.Found ? new SetMatch(first, unit.Last, new DurationMatch(first, unit.Last, [new DurationPart(1, unit.Unit)]).Timex) : null;
    }

    private static SetMatch? Adverb(TokenizedText text, int first)
    {
        var timex = text.Folded(first) switch
        {
            "quotidien" or "quotidienne" or "quotidiens" or "quotidiennes" or "quotidiennement" or "journalier" or "journaliere" => "P1D",
            "hebdomadaire" or "hebdomadaires" or "hebdomadairement" or "hebdo" => "P1W",
            "bimensuel" or "bimensuels" or "bimensuelle" or "bimestriel" or "bimestrielle" => "P2M",
            "mensuel" or "mensuels" or "mensuelle" or "mensuelles" or "mensuellement" => "P1M",
            "trimestriel" or "trimestriels" or "trimestrielle" or "trimestrielles" or "trimestriellement" => "P3M",
            "semestriel" or "semestriels" or "semestrielle" or "semestrielles" or "semestriellement" => "P0.5Y",
            "annuel" or "annuels" or "annuelle" or "annuelles" or "annuellement" => "P1Y",
            _ => null,
        };
        return timex is null ? null : new SetMatch(first, first, timex);
    }
}
