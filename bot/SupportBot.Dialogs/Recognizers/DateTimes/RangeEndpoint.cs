using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>One side of a range: a day, a period of which one end counts, or a bare number of a day.</summary>
internal sealed record RangeEndpoint(int First, int Last, DateMatch? Date, PeriodMatch? Period, int BareDay)
{
    /// <summary>Reads the longest day or period; a number alone is a bare day.</summary>
    internal static RangeEndpoint? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var index = text.IsWord(first, Word.The) ? first + 1 : first;
        var date = text.Is(index, "maintenant") ? DateMatch.On(index, index, scope.Today) : DateReader.Longer(DateReader.Read(scope, index), NthOf(scope, index));
        var period = SimplePeriodReader.Longer(SimplePeriodReader.ReadAfterOf(scope, first), EdgePeriodReader.Read(scope, index));
        if (date is { IsBareDay: true })
        {
            date = null;
        }

        if (date is not null && (period is null || date.Last >= period.Last))
        {
            return new RangeEndpoint(first, date.Last, date, null, 0);
        }

        var day = DayNumberReader.ReadDay(text, index);
        if (period is not null && !(day.Found && day.Last >= period.Last))
        {
            return new RangeEndpoint(first, period.Last, null, period, 0);
        }

        return day.Found && text[day.Last + 1].Lexeme.Unit is TimeUnit.None or TimeUnit.Month && !text.IsSymbol(day.Last + 1, ':')
            ? new RangeEndpoint(first, day.Last, null, null, (int)day.Value)
            : null;
    }

    /// <summary>The month it names without a year; 0 = none.</summary>
    internal int OpenMonth => Date?.OpenMonth ?? Period?.OpenMonth ?? 0;

    /// <summary>Whether its place on the calendar is open: a year, a week or a month is missing.</summary>
    internal bool IsOpen => OpenMonth > 0 || Date is { IsDefinite: false };

    /// <summary>Whether its year was said, so that the other side may take it over.</summary>
    internal bool IsYearSaid => Period?.IsYearSaid ?? (Date is { IsDefinite: true } && Date.Timex[0] != 'X');

    internal TimeUnit Grain => Period?.Grain ?? TimeUnit.Day;

    internal DateOnly? Future => Date is not null ? Date.Future : Point(Period?.Future);

    internal DateOnly? Past => Date is not null ? Date.Past : Point(Period?.Past);

    /// <summary>The first such day on or after the day.</summary>
    internal DateOnly? OnOrAfter(DateOnly day)
    {
        if (Date is { OpenWeekday: > 0 } weekday)
        {
            var ahead = (weekday.OpenWeekday - Calendar.Weekday(day) + 7) % 7;
            return Calendar.AddDays(day, ahead == 0 ? 7 : ahead);
        }

        return InYear(day.Year) is { } here && here >= day ? here : InYear(day.Year + 1);
    }

    /// <summary>The last such day on or before the day.</summary>
    internal DateOnly? OnOrBefore(DateOnly day)
    {
        if (Date is { OpenWeekday: > 0 } weekday)
        {
            return Calendar.AddDays(day, -((Calendar.Weekday(day) - weekday.OpenWeekday + 7) % 7));
        }

        return InYear(day.Year) is { } here && here <= day ? here : InYear(day.Year - 1);
    }

    private DateOnly? InYear(int year)
    {
        if (Future is not { } known)
        {
            return null;
        }

        // The end of December is the first of January.
        var carried = Period is { OpenMonth: > 0 } && known.Month < Period.OpenMonth ? 1 : 0;
        return Calendar.Day(year + carried, known.Month, known.Day);
    }

    private static DateMatch? NthOf(DateScope scope, int index) =>
        scope.Text.IsWord(index, Word.Last) ? NthWeekdayReader.Read(scope, index) : null;

    // Of "fin mars" the end counts, of "mi-mars" the middle, else the first day.
    private DateOnly? Point(DaySpan? span)
    {
        if (span is not { Start: { } start, End: { } end })
        {
            return null;
        }

        return Period?.Mod switch
        {
            "end" => end,
            "mid" => Middle(start, end),
            _ => start,
        };
    }

    private DateOnly? Middle(DateOnly start, DateOnly end) => Period switch
    {
        { Grain: TimeUnit.Month } => Calendar.Day(start.Year, start.Month, 16),
        { Grain: TimeUnit.Year } => Calendar.Day(start.Year, 7, 2),
        _ => Calendar.AddDays(start, (end.DayNumber - start.DayNumber) / 2),
    };
}
