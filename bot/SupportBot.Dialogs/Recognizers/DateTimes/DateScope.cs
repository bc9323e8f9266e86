using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>The text that is read and the moment at which it was said.</summary>
/// <param name="text">The text in tokens.</param>
/// <param name="now">The wall clock of the person who wrote it.</param>
internal sealed class DateScope(TokenizedText text, DateTime now)
{
    internal TokenizedText Text => text;

    internal DateTime Now => now;

    internal DateOnly Today { get; } = DateOnly.FromDateTime(now);

    /// <summary>Days read lately: five readers ask for the day at the same place.</summary>
    internal DayMemory Days { get; } = new();
}

/// <summary>Remembers the days read at the last few places.</summary>
internal sealed class DayMemory
{
    private const int Places = 8;

    private readonly (int Index, DateMatch? Match)[] _places = new (int Index, DateMatch? Match)[Places];

    internal bool TryGet(int index, out DateMatch? match)
    {
        ref readonly var place = ref _places[index & (Places - 1)];
        match = place.Match;
        return place.Index == index + 1;
    }

    /// <summary>Keeps the day, or that there is none, and gives it back.</summary>
    internal DateMatch? Keep(int index, DateMatch? match)
    {
        _places[index & (Places - 1)] = (index + 1, match);
        return match;
    }
}
