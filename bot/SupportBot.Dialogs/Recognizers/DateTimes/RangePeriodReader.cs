using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads periods from one day or period to another: "du 4 au 22 janvier", "entre juin 2015 et mai 2018", "2014-2018", "novembre 19 au 20",
/// "la semaine prochaine du mercredi au vendredi".
/// </summary>
internal static class RangePeriodReader
{
    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var isBetween = text.IsWord(first, Word.Between);
        var hasLead = isBetween || text.IsWord(first, Word.Of);
        var range = ReadFrom(scope, first, hasLead ? first + 1 : first, isBetween);
        if (range is not null || hasLead)
        {
            return range;
        }

        return MonthFirst(scope, first) ?? WeekFirst(scope, first);
    }

    private static PeriodMatch? ReadFrom(DateScope scope, int first, int index, bool isBetween)
    {
        var text = scope.Text;
        if (!MayBegin(text, index))
        {
            return null;
        }

        if (index > first && MonthFirst(scope, index) is { } monthFirst)
        {
            return monthFirst with { First = first };
        }

        if (DashedDays(scope, index) is { } dashed)
        {
            return dashed;
        }

        if (RangeEndpoint.Read(scope, index) is not { } start)
        {
            return null;
        }

        // "le 18 et le 19 juin" are two days.
        var isPair = text.IsWord(start.Last + 1, Word.And) && text.Is(start.Last + 2, "le");
        var next = Connector(text, start.Last + 1, isBetween || (start.BareDay > 0 && !isPair));
        if (next < 0 || RangeEndpoint.Read(scope, next) is not { } end)
        {
            return null;
        }

        return start.BareDay > 0 ? BareStart(scope, first, start, end) : end.BareDay > 0 ? null : RangeBuilder.Build(first, start, end);
    }

    // "4-23 mois prochain", "19-20 novembre": two days, though they look like a date.
    private static PeriodMatch? DashedDays(DateScope scope, int index)
    {
        var text = scope.Text;
        var from = DayNumberReader.ReadDay(text, index);
        var isDashed = from.Found && from.Last == index && text.IsSymbol(index + 1, '-') && text[index].Kind == TokenKind.Digits && text[index + 2].Kind == TokenKind.Digits;
        var to = isDashed ? DayNumberReader.ReadDay(text, index + 2) : Numbers.Cardinal.None;
        if (!to.Found || MonthBehind(scope, to.Last + 1) is not { Future.Start: { } month } behind)
        {
            return null;
        }

        return OfMonth(index, behind.Last, month.Year, month.Month, (int)from.Value, (int)to.Value, behind.OpenMonth > 0, scope);
    }

    private static bool MayBegin(TokenizedText text, int index) =>
        DateReader.MayBegin(text, text.IsWord(index, Word.The) ? index + 1 : index) || text[index].Lexeme.Word is Word.Within;

    // "à", "au", "jusqu'au", "-", "~"; "et" after "entre" and between bare days.
    private static int Connector(TokenizedText text, int index, bool withAnd)
    {
        if (text.IsWord(index, Word.Until))
        {
            return text.IsWord(index + 1, Word.To) ? index + 2 : text.Is(index, "jusqua") ? index + 1 : -1;
        }

        // "le dernier lundi d'avril a 2019", and "avant" where some mean "et".
        var isWord = text.IsWord(index, Word.To) || (withAnd && text[index].Lexeme.Word is Word.And or Word.Before);
        return isWord || text.IsSymbol(index, '-') || text.IsSymbol(index, '~') ? index + 1 : -1;
    }

    // "du 4 au 22 janvier 2017", "4 et 22 ce mois", "du 3 au 12 du mois de sept.".
    private static PeriodMatch? BareStart(DateScope scope, int first, RangeEndpoint start, RangeEndpoint end)
    {
        if (end.Date is { IsDefinite: true, Future: { } day } full && full.Timex[0] != 'X')
        {
            return OfMonth(first, end.Last, day.Year, day.Month, start.BareDay, day.Day, isOpen: false, scope);
        }

        if (end.Date is { OpenMonth: > 0, OpenDay: > 0 } open)
        {
            return OfMonth(first, end.Last, 0, open.OpenMonth, start.BareDay, open.OpenDay, isOpen: true, scope);
        }

        if (end.BareDay == 0)
        {
            return null;
        }

        return MonthBehind(scope, end.Last + 1) is not { } month || month.Future.Start is not { } known
            ? null
            : OfMonth(first, month.Last, known.Year, known.Month, start.BareDay, end.BareDay, month.OpenMonth > 0, scope);
    }

    // "ce mois", "de ce mois", "le mois prochain", "du mois de septembre", "de Sept", "Janv, 1995".
    private static PeriodMatch? MonthBehind(DateScope scope, int index)
    {
        var text = scope.Text;
        index += text.IsWord(index, Word.Of) ? 1 : 0;
        if (text[index].Lexeme.Unit == TimeUnit.Month && text.IsWord(index + 1, Word.Of) && Numbers.CardinalReader.Digits(text, index + 2) is >= 1 and <= 12 and var number
            && !DayNumberReader.ReadYearAfter(text, index + 3).Found)
        {
            return MonthPeriodReader.Open(scope, index, index + 2, number);
        }

        var month = SimplePeriodReader.Longer(MonthPeriodReader.Read(scope, index), RelativePeriodReader.Read(scope, index, isInside: true));
        if (month is null && text[index].Lexeme is { Month: > 0 })
        {
            month = MonthPeriodReader.Open(scope, index, CalendarDateReader.AfterMonth(text, index) - 1, text[index].Lexeme.Month);
        }

        return month is { Grain: TimeUnit.Month, Mod: null } ? month : null;
    }

    private static PeriodMatch? OfMonth(int first, int last, int year, int month, int from, int to, bool isOpen, DateScope scope)
    {
        if (to < from)
        {
            return null;
        }

        if (!isOpen)
        {
            return RangeBuilder.Build(
                first, new RangeEndpoint(first, last, DateMatch.Full(first, last, year, month, from), null, 0), new RangeEndpoint(first, last, DateMatch.Full(first, last, year, month, to), null, 0));
        }

        return RangeBuilder.Build(
            first,
            new RangeEndpoint(first, last, DateMatch.OfYear(first, last, month, from, scope.Today), null, 0),
            new RangeEndpoint(first, last, DateMatch.OfYear(first, last, month, to, scope.Today), null, 0));
    }

    // "novembre 19 au 20", "novembre entre 19 et 20", "novembre 19-20".
    private static PeriodMatch? MonthFirst(DateScope scope, int first)
    {
        var text = scope.Text;
        if (text[first].Lexeme.Month == 0)
        {
            return null;
        }

        var index = CalendarDateReader.AfterMonth(text, first);
        var isBetween = text.IsWord(index, Word.Between);
        var from = DayNumberReader.ReadDay(text, isBetween ? index + 1 : index);
        var next = from.Found ? Connector(text, from.Last + 1, withAnd: true) : -1;
        var to = next > 0 ? DayNumberReader.ReadDay(text, next) : Numbers.Cardinal.None;
        return to.Found && text[to.Last + 1].Lexeme.Month == 0 && !text.IsSymbol(to.Last + 1, ':')
            ? OfMonth(first, to.Last, 0, text[first].Lexeme.Month, (int)from.Value, (int)to.Value, isOpen: true, scope)
            : null;
    }

    // "cette semaine entre mercredi et vendredi", "semaine prochaine du mardi au jeudi".
    private static PeriodMatch? WeekFirst(DateScope scope, int first)
    {
        var text = scope.Text;
        if (RelativePeriodReader.Read(scope, first) is not { Grain: TimeUnit.Week, Future.Start: { } monday } week
            || text[week.Last + 1].Lexeme.Word is not (Word.Of or Word.Between))
        {
            return null;
        }

        var from = week.Last + 2;
        var to = Connector(text, from + 1, withAnd: true);
        if (to < 0 || text[from].Lexeme.Weekday == 0 || text[to].Lexeme.Weekday == 0)
        {
            return null;
        }

        var start = Calendar.InWeek(monday, text[from].Lexeme.Weekday, 0);
        var end = Calendar.InWeek(monday, text[to].Lexeme.Weekday, 0);
        return start is { } begins && end is { } ends
            ? PeriodMatch.Of(first, to, RangeBuilder.Timex(begins, ends, string.Create(CultureInfo.InvariantCulture, $"P{ends.DayNumber - begins.DayNumber}D")), begins, ends, TimeUnit.Day)
            : null;
    }
}
