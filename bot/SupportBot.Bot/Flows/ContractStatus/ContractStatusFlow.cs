using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.ContractStatus;

/// <summary>
/// The state of a contract. Nobody is told anything about a contract before they have proved who they are; until then the customer learns
/// where to read it, and a person can look it up.
/// </summary>
internal sealed class ContractStatusFlow() : Form("status", version: 1)
{
    private static readonly FormTexts Texts = FormTexts.For<ContractStatusFlow>("ContractStatusTexts");

    public static readonly IdentifierSlot Reference = new("reference", Texts)
    {
        Recognize = Read,
        FindIn = Find,
    };

    public static readonly ChoiceSlot Vendor = new("vendor", Texts, "redhat", "symantec", "other");

    public override string Title => Texts["Title"];

    public override bool HasRecap => false;

    public override IReadOnlyList<FormStep> Steps => [Reference, Vendor];

    /// <inheritdoc/>
    public override ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken)
    {
        var key = form.Values.Get(Vendor) switch
        {
            "redhat" => "WhereRedHat",
            "symantec" => "WhereSymantec",
            _ => "WhereOther",
        };
        return ValueTask.FromResult(FormEnd.Done($"{Texts["NotProved"]}\n\n{Texts[key]}") with { Buttons = [RootTexts.StartLabel("agent"), RootTexts.StartLabel("renewal")] });
    }

    private static SlotAnswer<string> Read(SlotInput input)
    {
        var contract = Identifiers.Reader(IdentifierKind.ContractNumber)(input);
        return contract.IsAccepted ? contract : Identifiers.Reader(IdentifierKind.RenewalId)(input);
    }

    /// <summary>Any number with words before it that say it is a contract, a subscription, a renewal or a tag.</summary>
    private static Found<string>? Find(SlotInput input)
    {
        foreach (var found in IdentifierRecognizer.Recognize(input.Text))
        {
            if (found.Value is { IsAnnounced: true, Check: { IsUsable: true, Kind: not IdentifierKind.CaseReference } check })
            {
                return new Found<string>(check.Value, found.Start, found.End - found.Start + 1);
            }
        }

        return null;
    }
}
