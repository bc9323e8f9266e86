using System.Globalization;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Contracts;

/// <summary>What the bot, the letters and the files say about a contract, in French.</summary>
internal static class ContractTexts
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private static readonly FormTexts Texts = FormTexts.For(typeof(ContractTexts), nameof(ContractTexts));

    public static string[] CsvHeadings => Texts["CsvHeadings"].Split(';');

    public static string Kind(ContractKind kind) => Texts[$"Kind_{kind}"];

    /// <summary>Where the data come from.</summary>
    public static string Source(string source) => Texts[$"Source_{source}"];

    /// <summary>A day as people write it: <c>31 mars 2027</c>, <c>1er avril 2027</c>.</summary>
    public static string Day(DateOnly day) => (day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture)) + day.ToString(" MMMM yyyy", French);

    /// <summary>A time of day in Paris as people write it: <c>14 h 05</c>.</summary>
    public static string Time(DateTimeOffset instant) => ContractRules.InParis(instant).ToString("H 'h' mm", French);

    /// <summary>The state as part of a sentence, without capital and full stop: <c>expire dans 12 jours, le 4 décembre 2026</c>.</summary>
    public static string State(ContractStatus status)
    {
        var days = Math.Abs(status.DaysLeft).ToString("N0", French);
        var start = status.Contract.Start is { } first ? Day(first) : "";
        return Texts.Format($"State_{Variant(status)}", ("days", days), ("end", Day(status.Contract.End)), ("start", start));
    }

    private static string Variant(ContractStatus status) => (status.State, status.DaysLeft) switch
    {
        (ContractState.Expiring, 0) => "ExpiringToday",
        (ContractState.Expiring, 1) => "ExpiringTomorrow",
        (ContractState.RecentlyExpired or ContractState.Expired, -1) => $"{status.State}Yesterday",
        _ => status.State.ToString(),
    };
}
