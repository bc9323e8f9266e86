using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Sequences;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>How the customer is reached: the slots that every request shares, so that an answer given once is carried from flow to flow.</summary>
internal static class ContactSlots
{
    /// <summary>Where a phone number without a prefix is dialled.</summary>
    private const string HomeCountry = "FR";

    private static readonly FlowTexts Texts = FlowTexts.For<RootFlow>("ContactTexts");

    public static readonly TextSlot Name = new("name", Texts) { MinLength = 2, MaxLength = 100 };

    public static readonly TextSlot Company = new("company", Texts) { MinLength = 2, MaxLength = 120, PlausibleCommands = [FormCommand.Back, FormCommand.Help] };

    public static readonly IdentifierSlot Email = new("email", Texts)
    {
        Recognize = input => EmailRecognizer.ReadAnswer(input.Text) is { } address ? SlotAnswer.Accept(address, Certainty.Sure) : SlotAnswer.None<string>(),
        FindIn = input => EmailRecognizer.Recognize(input.Text) is [{ } found] ? new Found<string>(found.Value.Text, found.Start, found.End - found.Start + 1) : null,
    };

    public static readonly IdentifierSlot Phone = new("phone", Texts)
    {
        Requirement = Requirement.Optional,
        Recognize = input => PhoneRecognizer.ReadAnswer(input.Text, HomeCountry) is { } phone ? SlotAnswer.Accept(phone.AsTyped, Certainty.Sure) : SlotAnswer.None<string>(),
        FindIn = input => PhoneRecognizer.Recognize(input.Text, HomeCountry) is [{ } found] ? new Found<string>(found.Value.AsTyped, found.Start, found.End - found.Start + 1) : null,
    };

    public static readonly ChoiceSlot Region = new("region", Texts, "france", "europe", "africa", "americas", "asia");

    /// <summary>All of them, in the order in which people expect to be asked.</summary>
    public static IReadOnlyList<FormStep> All => [Region, .. WithoutRegion];

    /// <summary>For requests that no regional team handles.</summary>
    public static IReadOnlyList<FormStep> WithoutRegion => [Name, Company, Email, Phone];

    /// <summary>What the customer agrees to before anything is sent.</summary>
    public static string Consent => Texts["Consent"];
}
