using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers;
using SupportBot.Dialogs.Recognizers.DateTimes;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>Lets a slot read the end of a contract as people say it: "le 3 mars", "fin juin", "il y a trois semaines", "hier".</summary>
internal static class Days
{
    private static readonly FormTexts Texts = FormTexts.For<RootFlow>("ContactTexts");
    private static readonly string[] PastWords = ["expire depuis", "a expire", "est expire", "etait", "est termine", "echu", "perime", "il y a", "hier", "dernier", "passe"];
    private static readonly string[] FutureWords = ["expire le", "expirera", "se termine", "finit", "prochain", "dans ", "demain", "jusqu"];

    private static readonly string[] ExpiredWords = ["deja expire", "est expire", "a expire", "expire depuis", "perime", "echu", "trop tard"];
    private static readonly string[] EndCues = ["expir", "fini", "termin", "echeance", "fin de ", "fin du ", "fin le ", "fin :", "jusqu", "court encore"];
    private static readonly char[] Pauses = ['.', ';', '\n', '?', '!'];

    /// <summary>How far before the date the word stands that says what it is the date of.</summary>
    private const int CueReach = 40;

    /// <summary>
    /// The end date in an answer. A day without a year is taken towards the past or the future as the words around it say, else the nearer one:
    /// it is said back, so that it can be corrected.
    /// </summary>
    public static SlotAnswer<DateOnly> ReadEndDate(SlotInput input)
    {
        if (DayOrPeriodRecognizer.Recognize(input.Text, input.Today.ToDateTime(TimeOnly.MinValue)) is not [{ } found])
        {
            return Says(input.Folded, ExpiredWords) ? SlotAnswer.Reject<DateOnly>(Texts["ExpiredSince"]) : SlotAnswer.None<DateOnly>();
        }

        return DayIn(found, input) is not { } said ? SlotAnswer.None<DateOnly>()
            : found.Value.Type == DateTimeType.Date ? SlotAnswer.Accept(said)
            : SlotAnswer.Warn(said, Texts["LastDayOfPeriod"]);
    }

    /// <summary>The end date in any sentence: the only date in it, right after a word that says what it is ("expire", "jusqu'au"); null when there is none.</summary>
    public static Found<DateOnly>? FindEndDate(SlotInput input)
    {
        if (DayOrPeriodRecognizer.Recognize(input.Text, input.Today.ToDateTime(TimeOnly.MinValue)) is not [{ } found])
        {
            return null;
        }

        var from = Math.Max(0, found.Start - CueReach);
        var before = input.Folded[from..found.Start];
        before = before[(before.LastIndexOfAny(Pauses) + 1)..];
        return Says(before, EndCues) && DayIn(found, input) is { } day ? new Found<DateOnly>(day, found.Start, found.End - found.Start + 1) : null;
    }

    private static DateOnly? DayIn(Recognition<DateTimeValue> found, SlotInput input)
    {
        var (past, future) = (found.Value.LastDay(DatePreference.Past), found.Value.LastDay(DatePreference.Future));
        return Says(input.Folded, PastWords) ? past ?? future
            : Says(input.Folded, FutureWords) ? future ?? past
            : Nearer(past, future, input.Today);
    }

    private static bool Says(string folded, IEnumerable<string> words) => words.Any(word => folded.Contains(word, StringComparison.Ordinal));

    private static DateOnly? Nearer(DateOnly? past, DateOnly? future, DateOnly today) => (past, future) switch
    {
        ({ } before, { } after) => Math.Abs(before.DayNumber - today.DayNumber) < Math.Abs(after.DayNumber - today.DayNumber) ? before : after,
        _ => past ?? future,
    };
}
