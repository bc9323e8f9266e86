using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.DateTimes;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>Lets a slot read the end of a contract as people say it: "le 3 mars", "fin juin", "il y a trois semaines", "hier".</summary>
internal static class Days
{
    private static readonly FormTexts Texts = FormTexts.For<RootFlow>("ContactTexts");
    private static readonly string[] PastWords = ["expire depuis", "a expire", "est expire", "etait", "termine", "echu", "perime", "il y a", "hier", "dernier", "passe"];
    private static readonly string[] FutureWords = ["expire le", "expirera", "prochain", "dans ", "demain", "jusqu"];

    /// <summary>
    /// The end date in an answer. A day without a year is taken towards the past or the future as the words around it say, else the nearer one:
    /// it is said back, so that it can be corrected.
    /// </summary>
    public static SlotAnswer<DateOnly> ReadEndDate(SlotInput input)
    {
        var now = input.Today.ToDateTime(TimeOnly.MinValue);
        if (DayOrPeriodRecognizer.Recognize(input.Text, now) is not [{ } found])
        {
            return SlotAnswer.None<DateOnly>();
        }

        var (past, future) = (found.Value.LastDay(DatePreference.Past), found.Value.LastDay(DatePreference.Future));
        var day = Says(input.Folded, PastWords) ? past ?? future
            : Says(input.Folded, FutureWords) ? future ?? past
            : Nearer(past, future, input.Today);
        return day is not { } said ? SlotAnswer.None<DateOnly>()
            : found.Value.Type == DateTimeType.Date ? SlotAnswer.Accept(said)
            : SlotAnswer.Warn(said, Texts["LastDayOfPeriod"]);
    }

    private static bool Says(string folded, IEnumerable<string> words) => words.Any(word => folded.Contains(word, StringComparison.Ordinal));

    private static DateOnly? Nearer(DateOnly? past, DateOnly? future, DateOnly today) => (past, future) switch
    {
        ({ } before, { } after) => Math.Abs(before.DayNumber - today.DayNumber) < Math.Abs(after.DayNumber - today.DayNumber) ? before : after,
        _ => past ?? future,
    };
}
