using System.Globalization;
using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.AgentConsole;

/// <summary>Times as agents read them, short and on the wall clock of Europe/Paris.</summary>
internal static class Durations
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>"14 h 05" today, "22 nov. 14 h 05" this year, "22 nov. 2025" before.</summary>
    public static string Moment(DateTimeOffset instant, DateTimeOffset now)
    {
        var clock = ParisTime.WallClock(instant);
        var today = ParisTime.WallClock(now);
        return clock.Date == today.Date ? clock.ToString("H 'h' mm", French)
            : clock.Year == today.Year ? clock.ToString("d MMM H 'h' mm", French)
            : clock.ToString("d MMM yyyy", French);
    }

    /// <summary>"12 s", "5 min", "2 h 10", "3 j".</summary>
    public static string Words(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 60 } => string.Create(French, $"{Math.Max(0, (int)duration.TotalSeconds)} s"),
        { TotalMinutes: < 60 } => string.Create(French, $"{(int)duration.TotalMinutes} min"),
        { TotalHours: < 24 } => string.Create(French, $"{(int)duration.TotalHours} h {duration.Minutes:00}"),
        _ => string.Create(French, $"{(int)duration.TotalDays} j"),
    };
}
