using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Reads seasons: "cet été", "l'hiver 2016", "au printemps prochain". Their days are ours (1 March to 31 May and so on); Microsoft.Recognizers leaves
/// them unresolved.
/// </summary>
internal static class SeasonPeriodReader
{
    private static readonly string[] Codes = ["SP", "SU", "FA", "WI"];

    internal static PeriodMatch? Read(DateScope scope, int first)
    {
        var text = scope.Text;
        var (index, away) = text[first].Lexeme.Word switch
        {
            Word.This => (first + 1, (int?)0),
            Word.Next => (first + 1, 1),
            Word.Last => (first + 1, -1),
            Word.The => (first + 1, null),
            _ => (first, null),
        };
        if (text[index].Lexeme.Season == 0 || (index == first && IsParticiple(text, index)))
        {
            return null;
        }

        var season = text[index].Lexeme.Season;
        var year = DayNumberReader.ReadYearAfter(text, index + 1);
        if (year.Found)
        {
            return Of(first, year.Last, season, (int)year.Value, isOpen: false, scope.Today);
        }

        var last = index;
        if (away is null && PositionReader.After(text, index + 1, out var end) is { } after && !text.IsWord(index + 1, Word.Of))
        {
            (away, last) = (after, end);
        }

        return Of(first, last, season, scope.Today.Year + (away ?? 0), isOpen: away is null, scope.Today);
    }

    // "j'ai été": only something around the word makes it the summer.
    private static bool IsParticiple(TokenizedText text, int index)
    {
        if (!text.Is(index, "ete"))
        {
            return false;
        }

        var isWanted = text[index - 1].Lexeme.Word is Word.In or Word.The or Word.Of or Word.This || text.Is(index - 1, "tout");
        return !isWanted && text.Folded(index - 1) is "a" or "ai" or "as" or "ont" or "avez" or "avons" or "avait" or "avaient" or "aurait" or "aura" or "ayant" or "avoir" or "pas" or "n'" or "deja" or "toujours" or "bien"
            || (!isWanted && text[index + 1].Kind == TokenKind.Word && text[index + 1].Lexeme == Lexeme.Unknown);
    }

    private static PeriodMatch? Of(int first, int last, int season, int year, bool isOpen, DateOnly today)
    {
        var here = Span(season, year);
        if (here.Start is null)
        {
            return null;
        }

        var code = Codes[season - 1];
        if (!isOpen)
        {
            return new PeriodMatch(first, last, $"{Calendar.Part(year, 4)}-{code}", here, here, TimeUnit.Quarter) { IsVague = true };
        }

        var isOver = here.End <= today;
        return new PeriodMatch(first, last, code, isOver ? Span(season, year + 1) : here, isOver ? here : Span(season, year - 1), TimeUnit.Quarter) { IsVague = true };
    }

    private static DaySpan Span(int season, int year) =>
        Calendar.Day(year, season * 3, 1) is { } start ? new DaySpan(start, Calendar.AddMonths(start, 3)) : default;
}
