using SupportBot.Bot.Cases;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Flows.RequestStatus;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Security.Codes;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Flows.ContractStatus;

/// <summary>
/// The state of contracts, for people who have proved who they are: Teams says who writes, a page around the chat may vouch, anybody else types a code that
/// went to the address on the contract. Who does not want to is told where to read it himself. What the slots hold is a wish, never a right: every
/// look-up asks <see cref="ViewerDirectory"/> again.
/// </summary>
internal sealed class ContractStatusFlow : Form
{
    public const string FlowName = "status";

    private const string Needed = "needed";
    private const string NotNeeded = "known";
    private const string All = "all";
    private const string File = "file";

    private static readonly FormTexts Texts = FormTexts.For<ContractStatusFlow>("ContractStatusTexts");

    public static readonly IdentifierSlot Reference = new("reference", Texts)
    {
        Recognize = ReferenceWords.Read,
        FindIn = ReferenceWords.Find,
        Display = ReferenceWords.Display,
        Suggestions = Texts.List("ReferenceSuggestions"),
    };

    public static readonly IdentifierSlot Code = EmailProof.CodeSlot(values => values.Is(Proof!, Needed), Reference); // not null: set below, read later

    public static readonly ChoiceSlot Vendor = new("vendor", Texts, "redhat", "symantec", "dell", "hp", "other") { When = values => values.IsAbsent(Code) };

    /// <summary>Whether a proof has to be given here; set by the flow alone.</summary>
    private static readonly TextSlot Proof = Hidden("proof");

    /// <summary>Whether all contracts, or their file, were asked for before one had to be named for the proof; set by the flow alone.</summary>
    private static readonly TextSlot Scope = Hidden("scope");

    private readonly ViewerDirectory _viewers;
    private readonly StatusDesk _desk;

    public ContractStatusFlow(ViewerDirectory viewers, StatusDesk desk, CodeGate gate, EmailProof proof)
        : base(FlowName, version: 2)
    {
        _viewers = viewers;
        _desk = desk;
        Steps =
        [
            new Ending("request", static _ => FormEnd.GoTo(RequestStatusFlow.FlowName, RequestStatusFlow.NotAContract)) { AtOnce = true, When = values => CaseReference.TryParse(values.Get(Reference), out _) },
            new Work("identify", IdentifyAsync),
            Proof,
            Scope,
            Reference,
            new Work("one_of_all", OneOfAll) { When = values => values.Is(Proof, Needed) && (values.Is(Reference, ReferenceWords.All) || values.Is(Reference, ReferenceWords.File)), DependsOn = [Reference] },
            .. proof.StepsFor(
                Code,
                CodePurpose.Contracts,
                (form, cancellationToken) => gate.TargetAsync(form.Values.Get(Reference) ?? "", null, cancellationToken),
                (form, email) => CodeGate.Remember(form.Turn, email)),
            Vendor,
        ];
    }

    public override string Title => Texts["Title"];

    public override bool HasRecap => false;

    public override IReadOnlyList<FormStep> Steps { get; }

    /// <inheritdoc/>
    public override async ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        if (form.Values.IsAbsent(Code))
        {
            return WhereToRead(form.Values.Get(Vendor));
        }

        var answer = await _viewers.FindAsync(form.Turn, cancellationToken);
        switch (answer.Standing)
        {
            case ViewerStanding.Known when answer.Viewer is { } viewer:
                return (await AnswerAsync(form, viewer, cancellationToken)).ToFormEnd();
            case ViewerStanding.Unknown:
                // The proof ran out between the question and the answer.
                form.Fill(Proof, Needed);
                return FormEnd.AskAgain(Reference, Texts["ProofIsOld"]);
            case ViewerStanding.NotPrivate:
                return NotPrivate(form.Turn.Activity);
            default:
                return StatusWords.NotFound().ToFormEnd();
        }
    }

    private static TextSlot Hidden(string name) => new(name, Texts) { When = static _ => false, Recognize = static _ => SlotAnswer.None<string>(), FindIn = static _ => null };

    private async ValueTask<WorkResult> IdentifyAsync(FormContext form, CancellationToken cancellationToken)
    {
        var standing = (await _viewers.FindAsync(form.Turn, cancellationToken)).Standing;
        if (standing == ViewerStanding.NotPrivate)
        {
            return WorkResult.End(NotPrivate(form.Turn.Activity));
        }

        form.Fill(Proof, standing == ViewerStanding.Unknown ? Needed : NotNeeded);
        return WorkResult.GoOn;
    }

    /// <summary>All contracts of whom? A number or an address says to whom the code goes.</summary>
    private static ValueTask<WorkResult> OneOfAll(FormContext form, CancellationToken cancellationToken)
    {
        form.Fill(Scope, form.Values.Is(Reference, ReferenceWords.File) ? File : All);
        return ValueTask.FromResult(WorkResult.AskAgain(Reference, Texts["OneOfAll"]));
    }

    private async Task<StatusReply> AnswerAsync(FormContext form, Viewer viewer, CancellationToken cancellationToken)
    {
        var reference = form.Values.Get(Reference) ?? "";
        var vendor = form.Values.Get(Vendor) is { } key ? SoftwareVendors.FromKey(key) : null;
        if (reference == ReferenceWords.File || form.Values.Is(Scope, File))
        {
            return await _desk.ReportAsync(form.Turn, viewer, vendor, cancellationToken);
        }

        var all = reference is ReferenceWords.All || form.Values.Is(Scope, All) || reference.Contains('@', StringComparison.Ordinal);
        return all
            ? await _desk.ListAsync(form.Turn, viewer, new ContractListContext { Vendor = vendor?.Key() }, cancellationToken)
            : await _desk.FindAsync(form.Turn, viewer, reference, cancellationToken);
    }

    private static FormEnd WhereToRead(string? vendor)
    {
        var key = vendor switch
        {
            "redhat" => "WhereRedHat",
            "symantec" => "WhereSymantec",
            _ => "WhereOther",
        };
        return FormEnd.Done($"{Texts["NotProved"]}\n\n{Texts[key]}") with { Buttons = [RootTexts.StartLabel("agent"), RootTexts.StartLabel("renewal")] };
    }

    private static FormEnd NotPrivate(Activity activity)
    {
        var text = Texts["NotPrivate"];
        if (activity.Recipient?.Id is not { Length: > 0 } bot)
        {
            return FormEnd.Done(text);
        }

        var chat = new Uri($"https://teams.microsoft.com/l/chat/0/0?users={Uri.EscapeDataString(bot)}");
        return FormEnd.Done($"{text}\n\n[{Texts["NotPrivateLink"]}]({chat.AbsoluteUri})") with { Kind = ReplyKinds.Status };
    }
}
