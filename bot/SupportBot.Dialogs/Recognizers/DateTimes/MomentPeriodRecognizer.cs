using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds parts of days in French text: <c>mardi matin</c>, <c>ce soir</c>, <c>demain de 10h à 12h</c>, <c>jeudi avant 17h</c>. Pure, thread-safe and free of
/// exceptions on any text.
/// </summary>
/// <example><c>MomentPeriodRecognizer.Recognize("joignable mardi matin", now)</c> finds <c>XXXX-WXX-2TMO</c> at 10 to 20.</example>
public static class MomentPeriodRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "datetimeV2.datetimerange";

    /// <summary>Finds every part of a day, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="now">The wall clock of the person who wrote the text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text, DateTime now)
    {
        var scope = new DateScope(TokenizedText.Of(text), now);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < scope.Text.Count; index++)
        {
            if (MomentPeriodReader.Read(scope, index) is { } match)
            {
                found.Add(scope.Text.Recognize(TypeName, match.First, match.Last, match.ToValue()));
                index = match.Last;
            }
        }

        return found;
    }
}
