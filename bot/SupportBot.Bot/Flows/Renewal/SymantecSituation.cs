using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Renewal;

/// <summary>Before the end, or after it: the last day still counts as before, and nothing is left from the day after.</summary>
internal static class SymantecSituation
{
    public const string BeforeEnd = "before_end";
    public const string Expired = "expired";
    public const string Never = "never";

    /// <summary>The situation that a date in the message tells; null when there is none, or when it is not the date of an end ("jamais, achetées en 2019").</summary>
    public static string? Infer(SlotInput input) =>
        !input.Folded.Contains("jamais", StringComparison.Ordinal) && Days.ReadEndDate(input) is { IsAccepted: true, Value: var end } ? At(end, input.Today) : null;

    public static string At(DateOnly end, DateOnly today) => end < today ? Expired : BeforeEnd;
}
