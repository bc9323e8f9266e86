using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Activation;

/// <summary>
/// An activation code that does not work or cannot be found. Bought direct: nothing to activate. Dell and HP have their own requests.
/// Bought from a reseller: four steps to try; only when they fail does a case open.
/// </summary>
internal sealed class ActivationFlow(CaseFiling cases) : Form(FlowName, version: 2)
{
    private const string FlowName = "activation";

    /// <summary>Digits of the installation numbers of RHEL 5, all hexadecimal.</summary>
    private const int OldNumberLength = 16;

    private static readonly FormTexts Texts = FormTexts.For<ActivationFlow>("ActivationTexts");

    public static readonly ChoiceSlot PurchaseChannel = new("purchase_channel", Texts, "direct", "reseller", "dell", "hp", "unknown");

    /// <summary>"Clé d'activation" is said of two things.</summary>
    public static readonly Mention SpokenKey = new("spoken_key", Texts, "key");

    public static readonly ChoiceSlot NumberKind = new("number_kind", Texts, "activation_number", "console_key", "unknown")
    {
        When = values => values.Is(SpokenKey, "key") && (!values.IsSettled(Worked!) || values.Has(NumberKind!)), // Not null: set below, read later.
    };

    public static readonly IdentifierSlot ActivationNumber = new("activation_number", Texts)
    {
        Requirement = Requirement.Later,
        IsSensitive = true,
        Recognize = ReadNumber,
        FindIn = Identifiers.Finder(IdentifierKind.ActivationNumber, onlyAnnounced: true),
    };

    public static readonly YesNoSlot Worked = new("worked", Texts) { When = HasUsableNumber };

    public static readonly IdentifierSlot Account = new("account", Texts)
    {
        Recognize = Identifiers.Reader(IdentifierKind.Account),
        FindIn = Identifiers.Finder(IdentifierKind.Account, onlyAnnounced: true),
    };

    public static readonly TextSlot ErrorMessage = new("error_message", Texts) { Requirement = Requirement.Optional, MinLength = 3, When = values => values.Has(ActivationNumber) };

    public static readonly FileSlot Screenshot = new("screenshot", Texts) { Requirement = Requirement.Optional, When = values => values.Has(ActivationNumber) };

    public static readonly FileSlot ProofOfPurchase = new("proofs", Texts) { Requirement = Requirement.Later, When = values => values.IsAbsent(ActivationNumber) };

    public override string Title => Texts["Title"];

    public override string? Opening => Texts["Opening"];

    public override string? Consent => ContactSlots.Consent;

    public override IReadOnlyList<FormStep> Steps =>
    [
        PurchaseChannel,
        new Ending("to_dell", _ => FormEnd.GoTo("dell", Texts["ToDell"])) { When = values => values.Is(PurchaseChannel, "dell") },
        new Ending("to_hp", _ => FormEnd.GoTo("hp", Texts["ToHp"])) { When = values => values.Is(PurchaseChannel, "hp") },
        new Ending("direct", _ => FormEnd.Done(Texts["Direct"]) with { Buttons = [RootTexts.StartLabel("agent")] }) { When = values => values.Is(PurchaseChannel, "direct") },
        SpokenKey,
        NumberKind,
        new Ending("console_key", _ => FormEnd.Human(Texts["ConsoleKey"])) { When = values => values.Is(NumberKind, "console_key") },
        new Notice("which_number", Texts["WhichNumber"]) { When = values => values.Is(NumberKind, "unknown") && !values.IsSettled(ActivationNumber) },
        ActivationNumber,
        new Ending("old_number", _ => FormEnd.Human(Texts["OldNumber"])) { When = HasOldNumber },
        new Notice("steps", Texts["Steps"]) { When = HasUsableNumber },
        Worked,
        new Ending("solved", _ => FormEnd.Done(Texts["Solved"])) { When = values => values.Is(Worked, true) },
        new Notice("failed", Texts["Failed"]) { When = values => values.Is(Worked, false) },
        new Notice("number_lost", Texts["NumberLost"]) { When = values => values.IsAbsent(ActivationNumber) },
        Account,
        ErrorMessage,
        Screenshot,
        ProofOfPurchase,
        .. ContactSlots.All,
    ];

    /// <inheritdoc/>
    public override async ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        var request = ActivationRequest.From(form.Values);
        var filed = await cases.FileAsync(FlowName, form, null, draft => draft with { AlreadyTried = Tried(request), Contradictions = ["C4"] }, cancellationToken);
        return filed.Done(Texts[request.IsNumberLost ? "NextNumberLost" : "Next"]);
    }

    private static IReadOnlyList<string> Tried(ActivationRequest request) => request.IsNumberLost ? [Texts["TriedPlaces"]] : [Texts["TriedSteps"]];

    private static SlotAnswer<string> ReadNumber(SlotInput input)
    {
        var old = IdentifierRules.Check(IdentifierKind.InstallationNumber, input.Text);
        return old.Verdict == IdentifierVerdict.Accepted
            ? SlotAnswer.Accept(old.Value, Certainty.Sure)
            : Identifiers.Reader(IdentifierKind.ActivationNumber)(input);
    }

    private static bool HasOldNumber(FormValues values) =>
        values.TryGet(ActivationNumber, out var number) && number.Length == OldNumberLength && number.All(char.IsAsciiHexDigit) && number.Any(char.IsAsciiLetter);

    private static bool HasUsableNumber(FormValues values) => values.Has(ActivationNumber) && !HasOldNumber(values);
}
