using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds lengths of time in French text: <c>trois semaines</c>, <c>une heure et demie</c>, <c>un an, un mois et 21 jours</c>,
/// <c>toute la journée</c>. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>DurationRecognizer.Recognize("un contrat de 36 mois")</c> finds <c>P36M</c> at 14 to 20.</example>
public static class DurationRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "datetimeV2.duration";

    /// <summary>Finds every duration, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text)
    {
        var tokens = TokenizedText.Of(text);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            if (ModifiedDurationReader.Read(tokens, index) is { } match)
            {
                found.Add(tokens.Recognize(TypeName, match.First, match.Last, Value(match)));
                index = match.Last;
            }
        }

        return found;
    }

    internal static DateTimeValue Value(DurationMatch match) => new(DateTimeType.Duration, match.Timex) { Seconds = match.Seconds, Mod = match.Mod };
}
