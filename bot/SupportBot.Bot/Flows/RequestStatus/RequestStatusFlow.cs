using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Progress;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Flows.ContractStatus;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Codes;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Flows.RequestStatus;

/// <summary>
/// "Où en est ma demande SB-2026-000123 ?": a code goes to the address on the case; whether there is such a case or not, the words are the same. What the
/// slots hold is a wish, never a right: every look-up asks <see cref="AddressProofs"/> again.
/// </summary>
internal sealed class RequestStatusFlow : Form
{
    public const string FlowName = "case";

    private const string DirectLine = "directline";
    private const string Needed = "needed";
    private const string NotNeeded = "known";

    private static readonly FormTexts Texts = FormTexts.For<RequestStatusFlow>("RequestStatusTexts");

    public static readonly IdentifierSlot Reference = new("reference", Texts)
    {
        Recognize = CaseWords.Read,
        FindIn = CaseWords.Find,
        Display = CaseWords.Display,
    };

    public static readonly IdentifierSlot Code = EmailProof.CodeSlot(values => values.Is(Proof!, Needed), Reference); // not null: set below, read later

    /// <summary>Whether a proof has to be given here; set by the flow alone.</summary>
    private static readonly TextSlot Proof = new("proof", Texts) { When = static _ => false, Recognize = static _ => SlotAnswer.None<string>(), FindIn = static _ => null };

    private readonly CaseProgressStore _cases;
    private readonly CaseLookup _lookup;
    private readonly AddressProofs _proofs;
    private readonly ViewerDirectory _viewers;
    private readonly RequestStatusWords _words;

    public RequestStatusFlow(CaseProgressStore cases, CaseLookup lookup, AddressProofs proofs, ViewerDirectory viewers, RequestStatusWords words, EmailProof proof)
        : base(FlowName, version: 1)
    {
        (_cases, _lookup, _proofs, _viewers, _words) = (cases, lookup, proofs, viewers, words);
        Steps =
        [
            new Work("locate", LocateAsync),
            Reference,
            new Work("identify", IdentifyAsync) { DependsOn = [Reference] },
            Proof,
            .. proof.StepsFor(Code, CodePurpose.Cases, TargetAsync, static (form, email) => AddressProofs.Remember(form.Turn, CodePurpose.Cases, email)),
        ];
    }

    /// <summary>Said when a request's reference was given for a contract's.</summary>
    public static string NotAContract => Texts["NotAContract"];

    public override string Title => Texts["Title"];

    /// <summary>For clients it is one flow with the state of contracts.</summary>
    public override string? PublicName => ContractStatusFlow.FlowName;

    public override bool HasRecap => false;

    public override IReadOnlyList<FormStep> Steps { get; }

    /// <inheritdoc/>
    public override async ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        if (form.Values.IsAbsent(Code))
        {
            return FormEnd.Done(Texts["NotProved"]) with { Kind = ReplyKinds.Status, Buttons = [RootTexts.StartLabel("agent")] };
        }

        if (await AddressAsync(form, cancellationToken) is not { } email)
        {
            // The proof ran out between the question and the answer.
            form.Fill(Proof, Needed);
            return FormEnd.AskAgain(Reference, Texts["ProofIsOld"]);
        }

        var look = CaseReference.TryParse(form.Values.Get(Reference), out var reference)
            ? await _lookup.FindAsync(form.Turn, email, reference, cancellationToken)
            : await _lookup.ListAsync(form.Turn, email, cancellationToken);
        if (look.Outcome == LookOutcome.Found)
        {
            AddressProofs.Remember(form.Turn, CodePurpose.Cases, email);
        }

        return _words.Of(look, form);
    }

    /// <summary>Who does not say which request means the one of this conversation; who has proved who he is, all of his.</summary>
    private async ValueTask<WorkResult> LocateAsync(FormContext form, CancellationToken cancellationToken)
    {
        var standing = (await _viewers.FindAsync(form.Turn, cancellationToken)).Standing;
        if (standing == ViewerStanding.NotPrivate)
        {
            return WorkResult.End(FormEnd.Done(Texts["NotPrivate"]) with { Kind = ReplyKinds.Status });
        }

        if (form.Values.Has(Reference))
        {
            return WorkResult.GoOn;
        }

        var activity = form.Turn.Activity;
        var (channel, id) = (activity.ChannelId ?? "", activity.Conversation?.Id ?? "");
        var key = channel == DirectLine ? ConversationKey.DirectLine(id) : ConversationKey.Connector(channel, id);
        if (await _cases.LatestOfAsync(key, cancellationToken) is { } own)
        {
            form.Fill(Reference, own.ToString());
            return WorkResult.Say(Texts.Format("OwnCase", ("case", own.ToString())));
        }

        if (await AddressAsync(form, cancellationToken) is not null)
        {
            form.Fill(Reference, CaseWords.All);
        }

        return WorkResult.GoOn;
    }

    private async ValueTask<WorkResult> IdentifyAsync(FormContext form, CancellationToken cancellationToken)
    {
        var wanted = form.Values.Get(Reference) ?? "";
        var email = await AddressAsync(form, cancellationToken);
        if (email is null && wanted == CaseWords.All)
        {
            return WorkResult.AskAgain(Reference, Texts["WhoseCases"]);
        }

        var isTheirs = email is not null && (wanted == CaseWords.All || string.Equals((await TargetAsync(form, cancellationToken)).Recipient, email, StringComparison.OrdinalIgnoreCase));
        form.Fill(Proof, isTheirs ? NotNeeded : Needed);
        return WorkResult.GoOn;
    }

    /// <summary>The address that the writer has proved to read, here or to the page around the chat; null for none.</summary>
    private async ValueTask<string?> AddressAsync(FormContext form, CancellationToken cancellationToken) =>
        await _proofs.FindAsync(form.Turn, CodePurpose.Cases, cancellationToken)
        ?? (await _viewers.FindAsync(form.Turn, cancellationToken) is { Viewer: { Proof: ViewerProof.HostPage, Email: { } email } } ? email : null);

    /// <summary>Where the code goes: one look, whether there is such a case or not.</summary>
    private async ValueTask<CodeTarget> TargetAsync(FormContext form, CancellationToken cancellationToken)
    {
        var wanted = form.Values.Get(Reference) ?? "";
        return CaseReference.TryParse(wanted, out var reference)
            ? new CodeTarget(reference.ToString(), await _cases.AddressOfAsync(reference, cancellationToken))
            : new CodeTarget(wanted, await _cases.KnownAddressAsync(wanted, cancellationToken));
    }
}
