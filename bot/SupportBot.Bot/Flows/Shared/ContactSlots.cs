using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>How the customer is reached: the slots that every request shares, so that an answer given once is carried from flow to flow.</summary>
internal static class ContactSlots
{
    private static readonly FormTexts Texts = FormTexts.For<RootFlow>("ContactTexts");

    public static readonly PersonSlot Name = new("name", Texts) { IsShared = true, MinLength = 2, MaxLength = 100 };

    public static readonly CompanySlot Company = new("company", Texts) { IsShared = true, MinLength = 2, MaxLength = 120 };

    public static readonly EmailSlot Email = new("email", Texts) { IsShared = true };

    /// <summary>The address that somebody is about to prove: asked for every time, and not taken over from another request.</summary>
    public static readonly EmailSlot EmailToProve = new(
        "email", SlotTexts.Read(Texts, "email") with { Question = Texts["EmailToProveQuestion"], Why = Texts["EmailToProveWhy"] });

    public static readonly PhoneSlot Phone = new("phone", Texts) { IsShared = true, Requirement = Requirement.Optional, Country = CountryOf };

    public static readonly ChoiceSlot Region = new("region", Texts, "france", "europe", "africa", "americas", "asia") { IsShared = true };

    /// <summary>All of them, in the order in which people expect to be asked.</summary>
    public static IReadOnlyList<FormStep> All => [Region, .. WithoutRegion];

    /// <summary>For requests that no regional team handles.</summary>
    public static IReadOnlyList<FormStep> WithoutRegion => [Name, Company, Email, Phone];

    /// <summary>What the customer agrees to before anything is sent.</summary>
    public static string Consent => Texts["Consent"];

    /// <summary>Where a number without a prefix is dialled; only the Americas leave no doubt (Canada is what the recognizer knows there).</summary>
    private static string CountryOf(FormValues values) => values.Is(Region, "americas") ? "CA" : "FR";
}
