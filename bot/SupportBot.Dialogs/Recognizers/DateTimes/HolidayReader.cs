using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Reads feasts with or without their year: "Noël", "lundi de Pâques", "fête des pères de 2015", "halloween de l'année prochaine".</summary>
internal static class HolidayReader
{
    internal static DateMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var start = text[first].Lexeme.Word is Word.Next or Word.Last ? first + 1 : first;
        if (Holidays.At(text, start) is not { } holiday)
        {
            return null;
        }

        var last = start + holiday.Words.Length - 1;
        if (start > first)
        {
            return Open(scope, first, last, holiday) is { } open ? Definite(open, text.IsWord(first, Word.Next)) : null;
        }

        return WithYear(scope, first, last, holiday) ?? WithPosition(scope, first, last, holiday) ?? Open(scope, first, last, holiday);
    }

    // "prochain nouvel an", "la Pâques précédente".
    private static DateMatch Definite(DateMatch open, bool isToCome) => DateMatch.On(open.First, open.Last, isToCome ? open.Future : open.Past);

    private static DateMatch? WithPosition(DateScope scope, int first, int last, Holiday holiday) => scope.Text[last + 1].Lexeme.Word switch
    {
        Word.Next or Word.Following => Definite(Open(scope, first, last + 1, holiday), isToCome: true),
        Word.Last or Word.Previous => Definite(Open(scope, first, last + 1, holiday), isToCome: false),
        _ => null,
    };

    private static DateMatch? WithYear(DateScope scope, int first, int last, Holiday holiday)
    {
        var text = scope.Text;
        var index = last + 1;
        // "Pâques le dimanche en 2018".
        index += text.Is(index, "le") && text.Is(index + 1, "dimanche") ? 2 : 0;
        var year = DayNumberReader.ReadYearAfter(text, index);
        if (year.Found && text[year.Last].FoldedLength > 2)
        {
            return InYear(first, year.Last, holiday, (int)year.Value, isSaid: true);
        }

        var relative = RelativeYear(text, last + 1, out var end);
        return relative is { } away ? InYear(first, end, holiday, scope.Today.Year + away, isSaid: false) : null;
    }

    private static DateMatch InYear(int first, int last, Holiday holiday, int year, bool isSaid)
    {
        var day = holiday.In(year);
        var timex = isSaid && holiday.Timex is { } rule ? $"{Calendar.Part(year, 4)}-{rule}" : day is { } known ? Calendar.Timex(known) : "XXXX-XX-XX";
        return new DateMatch(first, last, timex, day, day);
    }

    // "cette année", "de l'année prochaine", "d'année prochain".
    private static int? RelativeYear(TokenizedText text, int index, out int last)
    {
        index += text.IsWord(index, Word.Of) ? 1 : 0;
        if (text.IsWord(index, Word.This))
        {
            last = index + 1;
            return text[last].Lexeme.Unit == TimeUnit.Year ? 0 : null;
        }

        index += text.IsWord(index, Word.The) ? 1 : 0;
        last = index + 1;
        if (text[index].Lexeme.Unit != TimeUnit.Year)
        {
            return null;
        }

        return text[last].Lexeme.Word switch
        {
            Word.Next or Word.Following => 1,
            Word.Last or Word.Previous => -1,
            _ => null,
        };
    }

    private static DateMatch Open(DateScope scope, int first, int last, Holiday holiday)
    {
        var here = holiday.In(scope.Today.Year);
        var isToCome = here >= scope.Today;
        var future = isToCome ? here : holiday.In(scope.Today.Year + 1);
        var past = isToCome ? holiday.In(scope.Today.Year - 1) : here;
        var timex = holiday.Timex ?? (past is { } day ? $"{day.Month:00}-{day.Day:00}" : "XX-XX");
        return new DateMatch(first, last, $"XXXX-{timex}", future, past) { OpenMonth = here?.Month ?? 0 };
    }
}
