using System.Globalization;

namespace SupportBot.Bot.AgentConsole.Dashboard;

/// <summary>Numbers as French readers expect them.</summary>
internal static class FrenchNumbers
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static string Whole(long number) => number.ToString("N0", French);

    public static string Decimal(double number) => number.ToString("0.0", French);

    /// <summary>"42 %"; a dash when there is nothing to share.</summary>
    public static string Share(long part, long whole) => whole == 0 ? "–" : ((double)part / whole).ToString("0\u00A0%", French);

    public static string Percent(double share) => share.ToString("0\u00A0%", French);

    /// <summary>"23 nov."</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM", French);

    /// <summary>"3 min", "2 h 05", "4 j".</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => string.Create(French, $"{(int)time.TotalSeconds}\u00A0s"),
        { TotalHours: < 1 } => string.Create(French, $"{(int)time.TotalMinutes}\u00A0min"),
        { TotalHours: < 48 } => string.Create(French, $"{(int)time.TotalHours}\u00A0h\u00A0{time.Minutes:00}"),
        _ => string.Create(French, $"{(int)time.TotalDays}\u00A0j"),
    };
}
