using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Addresses;
using SupportBot.Dialogs.Recognizers.Contacts;

namespace SupportBot.Bot.Flows.Transfer;

/// <summary>What is asked of each of the two companies of an assignment.</summary>
internal sealed partial class PartySlots
{
    private const string HomeCountry = "FR";

    /// <summary>An address of a country that the recognizer does not know has at least these parts: street, town, country.</summary>
    private const int PartsOfAddress = 3;

    private readonly FormTexts _texts;

    /// <param name="party"><c>from</c> gives the subscriptions, <c>to</c> receives them.</param>
    /// <param name="texts">The flow's sentences.</param>
    /// <param name="when">When the party is asked for at all.</param>
    /// <param name="other">The other party, asked for late: the two know each other.</param>
    public PartySlots(string party, FormTexts texts, Func<FormValues, bool> when, Func<PartySlots> other)
    {
        (Party, _texts) = (party, texts);
        var suggestions = new[] { texts["ButtonOtherParty"] };
        Company = new CompanySlot($"{party}_company", texts)
        {
            Role = party == "from" ? CompanyRole.From : CompanyRole.To,
            MinLength = 2,
            MaxLength = 120,
            When = Unless(when, $"{party}_company"),
            Check = (company, values) => IsSame(company, values.Get(other().Company)) ? SlotCheck.Reject(texts["SameCompanies"]) : SlotCheck.Ok,
            Card = _ => PartyCard.Of(this, texts),
            Suggestions = suggestions,
        };
        Address = new TextSlot($"{party}_address", texts) { When = Unless(when, $"{party}_address"), Recognize = ReadAddress, Suggestions = suggestions };
        SignatoryName = new PersonSlot($"{party}_signatory_name", texts) { IsWriter = false, MinLength = 2, MaxLength = 100, When = Unless(when, $"{party}_signatory_name"), Suggestions = suggestions };
        SignatoryTitle = new TextSlot($"{party}_signatory_title", texts)
        {
            MinLength = 2,
            MaxLength = 100,
            When = Unless(when, $"{party}_signatory_title"),
            PlausibleCommands = [FormCommand.Human],
        };
        SignatoryEmail = new EmailSlot($"{party}_signatory_email", texts)
        {
            When = Unless(when, $"{party}_signatory_email"),
            Check = (email, values) => IsSame(email, values.Get(other().SignatoryEmail)) ? SlotCheck.Warn(texts["SameSignatory"]) : SlotCheck.Ok,
        };
        SignatoryPhone = new PhoneSlot($"{party}_signatory_phone", texts) { When = Unless(when, $"{party}_signatory_phone"), Country = values => CountryOf(values.Get(Address)) };
    }

    /// <summary><c>from</c> or <c>to</c>; also the value of <see cref="TransferFlow.OtherParty"/> when this party fills in its part by link.</summary>
    public string Party { get; }

    public CompanySlot Company { get; }

    public TextSlot Address { get; }

    public PersonSlot SignatoryName { get; }

    public TextSlot SignatoryTitle { get; }

    public EmailSlot SignatoryEmail { get; }

    public PhoneSlot SignatoryPhone { get; }

    /// <summary>In conversation order.</summary>
    public IReadOnlyList<Slot> All => [Company, Address, SignatoryName, SignatoryTitle, SignatoryEmail, SignatoryPhone];

    public bool IsComplete(FormValues values) => All.All(values.Has);

    /// <summary>What is known of the party, one line each.</summary>
    public string Summary(FormValues values) =>
        $"{_texts[$"Summary{SlotTexts.KeyOf(Party)}"]}\n\n" + string.Join('\n', All.Where(values.Has).Select(slot => $"- {slot.Texts.Label} : {values.Show(slot)}"));

    public TransferParty? Read(FormValues values) => values.Has(Company)
        ? new TransferParty(
            values.Get(Company)!, values.Get(Address) ?? "", values.Get(SignatoryName) ?? "", values.Get(SignatoryTitle) ?? "", values.Get(SignatoryEmail) ?? "", values.Get(SignatoryPhone))
        : null;

    // A party that fills in its part by link is asked for nothing; what was said of it before stays.
    private Func<FormValues, bool> Unless(Func<FormValues, bool> when, string slot) =>
        values => when(values) && (!values.Is(TransferFlow.OtherParty, Party) || values.All.Any(filled => filled.Name == slot && filled.Value is not null));

    private SlotAnswer<string> ReadAddress(SlotInput input)
    {
        var text = string.Join(", ", input.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd(',')));
        text = Introduction().Replace(text, "${number}");
        if (text.Length > 300)
        {
            return SlotAnswer.Reject<string>(_texts["AddressTooLong"]);
        }

        return PostalAddressRecognizer.ReadAnswer(text, HomeCountry) switch
        {
            { IsComplete: true, IsCountrySaid: true } => SlotAnswer.Accept(text, Certainty.Sure),
            { IsComplete: true } address when address.Town.Contains(',', StringComparison.Ordinal) => SlotAnswer.Warn(text, _texts["AddressForeign"]),
            { IsComplete: true } address => SlotAnswer.Warn($"{text}, {CountryName(address.Country)}", _texts.Format("AddressCountry", ("country", CountryName(address.Country)))),
            { } => SlotAnswer.Reject<string>(_texts["AddressStreet"]),
            null when LooksForeign(text) => SlotAnswer.Warn(text, _texts["AddressForeign"]),
            null => text.Any(char.IsAsciiDigit) ? SlotAnswer.Reject<string>(_texts["AddressRule"]) : SlotAnswer.None<string>(),
        };
    }

    /// <summary>"Ils sont au 12 rue des Lilas", "l'adresse est : 3 avenue Foch".</summary>
    [GeneratedRegex(@"^[^\d,]{0,40}\b(?:au|est|sont|c'est|:)\s*:?\s*(?<number>\d)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Introduction();

    private static bool LooksForeign(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: >= PartsOfAddress } parts
        && text.Any(char.IsAsciiDigit) && parts[^1].All(letter => char.IsLetter(letter) || letter is ' ' or '-' or '\'');

    private static string CountryOf(string? address) => address is null ? HomeCountry : PostalAddressRecognizer.ReadAnswer(address, HomeCountry)?.Country ?? HomeCountry;

    private static string CountryName(string country) => new RegionInfo("fr-" + country).NativeName;

    private static bool IsSame(string one, string? other) =>
        other is not null && CultureInfo.InvariantCulture.CompareInfo.Compare(one.Trim(), other.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols) == 0;
}
