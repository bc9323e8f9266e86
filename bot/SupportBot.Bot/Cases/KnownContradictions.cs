using System.Globalization;
using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.Cases;

/// <summary>Contradictions and traps of the source pages that an agent must know of; their French notes are in CaseTexts.resx under <c>Contradiction_{code}</c>.</summary>
internal static class KnownContradictions
{
    /// <summary>Red Hat: within 30 days after expiry, one passage renews and another sells anew.</summary>
    public const string ThirtyDays = "C1";

    /// <summary>Dell: the page says nothing of tags that were filled digitally.</summary>
    public const string DigitalFulfilment = "C3";

    /// <summary>HP: one mailbox, which seems to be the one for the Americas.</summary>
    public const string HpMailbox = "C5";

    /// <summary>Symantec: the page is of 2016, the business has changed hands.</summary>
    public const string SymantecAge = "C6";

    /// <summary>Symantec: maintenance never bought and maintenance lapsed are two cases.</summary>
    public const string NeverOrLapsed = "C7";

    /// <summary>Red Hat: whether the contract number changes on renewal is not answered.</summary>
    public const string ContractNumberOnRenewal = "C11";

    /// <summary>Red Hat: a transfer needs more than the page lists.</summary>
    public const string TransferEvidence = "C12";

    private const int SafeDays = 30;

    /// <summary>The codes that the draft names, and those that its values call for; each once, in order of their number.</summary>
    public static IReadOnlyList<string> Of(CaseDraft draft, DateTimeOffset now) =>
        [.. draft.Contradictions.Concat(Recognised(draft, now)).Distinct(StringComparer.Ordinal).OrderBy(code => int.Parse(code.AsSpan(1), CultureInfo.InvariantCulture))];

    private static IEnumerable<string> Recognised(CaseDraft draft, DateTimeOffset now) => (draft.Flow, draft.Value("vendor")) switch
    {
        ("renewal", "redhat") when DaysSince(draft.Value("end_date"), now) is > 0 and <= SafeDays + 1 => [ThirtyDays],
        ("renewal", "symantec") when draft.Value("situation") is "never" or "expired" => [SymantecAge, NeverOrLapsed],
        ("renewal", "symantec") => [SymantecAge],
        ("dell", _) when draft.Value("digitally_fulfilled") is "yes" or "unknown" => [DigitalFulfilment],
        ("hp", _) when !string.Equals(draft.Region ?? draft.Value(SlotKeys.Region), "americas", StringComparison.OrdinalIgnoreCase) => [HpMailbox],
        ("transfer", _) when draft.Value("kind") is "same_company" or "wrong_account" => [TransferEvidence],
        _ => [],
    };

    /// <summary>Day 1 is the day after the end; null without a readable date.</summary>
    private static int? DaysSince(string? date, DateTimeOffset now) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) ? ParisTime.DayOf(now).DayNumber - end.DayNumber : null;
}
