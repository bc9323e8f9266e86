using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>
/// Finds times that come again in French text: <c>chaque lundi</c>, <c>tous les deux jours</c>, <c>mensuel</c>. Pure, thread-safe and free of exceptions on
/// any text.
/// </summary>
/// <example><c>SetRecognizer.Recognize("facturé chaque mois", now)</c> finds <c>P1M</c> at 8 to 18.</example>
public static class SetRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "datetimeV2.set";

    /// <summary>Finds every such time, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="now">The wall clock of the person who wrote the text.</param>
    public static IReadOnlyList<Recognition<DateTimeValue>> Recognize(string text, DateTime now)
    {
        var scope = new DateScope(TokenizedText.Of(text), now);
        var found = new List<Recognition<DateTimeValue>>();
        for (var index = 0; index < scope.Text.Count; index++)
        {
            if (SetReader.Read(scope, index) is { } match)
            {
                found.Add(scope.Text.Recognize(TypeName, match.First, match.Last, match.ToValue()));
                index = match.Last;
            }
        }

        return found;
    }
}
