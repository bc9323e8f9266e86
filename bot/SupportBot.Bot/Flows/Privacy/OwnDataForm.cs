using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Privacy;
using SupportBot.Bot.Security.Codes;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Privacy;

/// <summary>What a person may do with his own data, once a code has proved his address. The words are the same whether anything is kept under it or not.</summary>
internal abstract class OwnDataForm : Form
{
    protected static readonly FormTexts Texts = FormTexts.For<OwnDataForm>("PrivacyTexts");

    private static readonly IdentifierSlot Code = EmailProof.CodeSlot(static _ => true, ContactSlots.EmailToProve);

    private readonly AddressProofs _proofs;
    private readonly KnownAddresses _addresses;
    private readonly ViewerDirectory _viewers;

    protected OwnDataForm(string id, OwnDataServices services, params IReadOnlyList<FormStep> last)
        : base(id, version: 1)
    {
        (_proofs, _addresses, _viewers) = (services.Proofs, services.Addresses, services.Viewers);
        Steps =
        [
            new Work("private", InPrivateAsync),
            ContactSlots.EmailToProve,
            .. services.Proof.StepsFor(Code, CodePurpose.Privacy, TargetAsync, static (form, email) => AddressProofs.Remember(form.Turn, CodePurpose.Privacy, email)),
            new Ending("unproved", static _ => FormEnd.Done(Texts["NotProved"]) with { Buttons = [RootTexts.StartLabel("agent")] }) { When = static values => values.IsAbsent(Code) },
            .. last,
        ];
    }

    /// <summary>Clients know no such flow.</summary>
    public override string? PublicName => null;

    public override bool HasRecap => false;

    public override IReadOnlyList<FormStep> Steps { get; }

    /// <inheritdoc/>
    public override async ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken) =>
        await _proofs.FindAsync(form.Turn, CodePurpose.Privacy, cancellationToken) is { } email && email == form.Values.Get(ContactSlots.EmailToProve)?.Trim().ToLowerInvariant()
            ? Carry(form, email)
            : FormEnd.AskAgain(Code, Texts["ProofIsOld"]); // It ran out between the code and this answer.

    /// <summary>Does what the person wants with the data under the address, which he has just proved to read.</summary>
    protected abstract FormEnd Carry(FormContext form, string email);

    private async ValueTask<WorkResult> InPrivateAsync(FormContext form, CancellationToken cancellationToken) =>
        (await _viewers.FindAsync(form.Turn, cancellationToken)).Standing == ViewerStanding.NotPrivate ? WorkResult.End(FormEnd.Done(Texts["NotPrivate"])) : WorkResult.GoOn;

    private async ValueTask<CodeTarget> TargetAsync(FormContext form, CancellationToken cancellationToken)
    {
        var address = form.Values.Get(ContactSlots.EmailToProve)?.Trim().ToLowerInvariant() ?? "";
        return new CodeTarget(address, await _addresses.FindAsync(address, cancellationToken));
    }
}

/// <summary>What both forms need.</summary>
internal sealed record OwnDataServices(EmailProof Proof, AddressProofs Proofs, KnownAddresses Addresses, ViewerDirectory Viewers);
