namespace SupportBot.Dialogs.Recognizers.DateTimes;

/// <summary>Turns an instant into what the clock on somebody's wall shows, which is what the recognizers of times want.</summary>
public static class WallClock
{
    /// <summary>The date and time of day in the zone, without an offset.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">Where the wall is.</param>
    public static DateTime At(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, zone).DateTime, DateTimeKind.Unspecified);
}
