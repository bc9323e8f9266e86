using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>The text that is read and the moment at which it was said.</summary>
/// <param name="text">The text in tokens.</param>
/// <param name="now">The wall clock of the person who wrote it.</param>
internal sealed class DateScope(TokenizedText text, DateTime now)
{
    internal TokenizedText Text => text;

    internal DateTime Now => now;

    internal DateOnly Today => DateOnly.FromDateTime(now);
}
