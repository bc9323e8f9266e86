using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds times on days in French text: <c>demain à 9h</c>, <c>le 14 octobre à 8h30</c>, <c>ce soir à 21h</c>, <c>dans 5 minutes</c>. Pure, thread-safe and
/// free of exceptions on any text.
/// </summary>
/// <example><c>MomentRecognizer.Recognize("rappelez-moi demain à 9h", now)</c> finds tomorrow's <c>T09</c> at 13 to 23.</example>
public static class MomentRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "datetimeV2.datetime";

    /// <summary>Finds every time on a day, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="now">The wall clock of the person who wrote the text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text, DateTime now)
    {
        var scope = new DateScope(TokenizedText.Of(text), now);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < scope.Text.Count; index++)
        {
            if (MomentReader.Read(scope, index) is { } match)
            {
                found.Add(scope.Text.Recognize(TypeName, match.First, match.Last, match.ToValue()));
                index = match.Last;
            }
        }

        return found;
    }
}
