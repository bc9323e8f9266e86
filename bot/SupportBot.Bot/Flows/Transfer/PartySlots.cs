using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Transfer;

/// <summary>What is asked of each of the two companies of an assignment.</summary>
/// <param name="party"><c>from</c> gives the subscriptions, <c>to</c> receives them.</param>
/// <param name="texts">The flow's sentences.</param>
/// <param name="when">When the party is asked for at all.</param>
internal sealed class PartySlots(string party, FormTexts texts, Func<FormValues, bool> when)
{
    /// <summary>An address has at least a street, a postcode and a town: shorter texts are none.</summary>
    private const int ShortestAddress = 12;

    public TextSlot Company { get; } = new($"{party}_company", texts) { MinLength = 2, MaxLength = 120, When = when };

    public TextSlot Address { get; } = new($"{party}_address", texts)
    {
        MinLength = ShortestAddress,
        MaxLength = 300,
        When = when,
        Check = (address, _) => address.Any(char.IsAsciiDigit) ? SlotCheck.Ok : SlotCheck.Reject(texts["AddressRule"]),
    };

    public TextSlot SignatoryName { get; } = new($"{party}_signatory_name", texts) { MinLength = 2, MaxLength = 100, When = when };

    public TextSlot SignatoryTitle { get; } = new($"{party}_signatory_title", texts) { MinLength = 2, MaxLength = 100, When = when };

    public EmailSlot SignatoryEmail { get; } = new($"{party}_signatory_email", texts) { When = when };

    public PhoneSlot SignatoryPhone { get; } = new($"{party}_signatory_phone", texts) { When = when };

    /// <summary>In conversation order.</summary>
    public IReadOnlyList<FormStep> All => [Company, Address, SignatoryName, SignatoryTitle, SignatoryEmail, SignatoryPhone];

    public TransferParty? Read(FormValues values) => values.Has(Company)
        ? new TransferParty(
            values.Get(Company)!, values.Get(Address) ?? "", values.Get(SignatoryName) ?? "", values.Get(SignatoryTitle) ?? "", values.Get(SignatoryEmail) ?? "", values.Get(SignatoryPhone))
        : null;
}
