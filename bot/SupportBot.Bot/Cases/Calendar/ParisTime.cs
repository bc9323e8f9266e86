namespace SupportBot.Bot.Cases.Calendar;

/// <summary>Days and hours as customers and agents live them: Europe/Paris.</summary>
internal static class ParisTime
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The clock on the wall at an instant.</summary>
    public static DateTime WallClock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(WallClock(instant));

    /// <summary>
    /// The instant at which <paramref name="sinceMidnight"/> (0 to 24 h) shows on the wall. An hour skipped in spring counts as the end of the gap,
    /// an hour shown twice in autumn as its first passage.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeSpan sinceMidnight)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue).Add(sinceMidnight);
        if (Zone.IsInvalidTime(wall))
        {
            // The gap is one hour long and starts on the hour (02:00).
            wall = wall.Date.AddHours(wall.Hour + 1);
        }

        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Max() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}
