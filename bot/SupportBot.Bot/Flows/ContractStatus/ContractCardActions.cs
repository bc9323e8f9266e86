using System.Globalization;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Lookup;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Flows.Renewal;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Flows.Transfer;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;
using Status = SupportBot.Bot.Contracts.ContractStatus;

namespace SupportBot.Bot.Flows.ContractStatus;

/// <summary>
/// The buttons of the contract cards. The contract that a press names is looked up again, as the presser's own: a changed number finds nothing, and nobody
/// can tell whether it exists.
/// </summary>
internal sealed class ContractCardActions(ViewerDirectory viewers, StatusDesk desk) : ICardAction
{
    private static readonly FormTexts Texts = FormTexts.For<ContractStatusFlow>("ContractStatusTexts");

    public IReadOnlyList<string> Names { get; } = [StatusWords.Open, StatusWords.Renew, StatusWords.Transfer, StatusWords.Adviser, StatusWords.More, StatusWords.File];

    public async ValueTask<CardOutcome> RunAsync(ITurnContext turn, CardPress press, CancellationToken cancellationToken)
    {
        switch (press.Name)
        {
            case StatusWords.Adviser:
                return CardOutcome.Start("agent");
            case StatusWords.More:
                return CardOutcome.Words(Texts["ButtonMore"], ContractStatusFlow.FlowName, Texts["ButtonAll"]);
            case StatusWords.File:
                return CardOutcome.Words(Texts["ButtonFile"], ContractStatusFlow.FlowName, Texts["ButtonFile"]);
            default:
                return await OnContractAsync(turn, press, cancellationToken);
        }
    }

    private async Task<CardOutcome> OnContractAsync(ITurnContext turn, CardPress press, CancellationToken cancellationToken)
    {
        var answer = await viewers.FindAsync(turn, cancellationToken);
        if (answer is not { Standing: ViewerStanding.Known, Viewer: { } viewer })
        {
            return CardOutcome.Start(ContractStatusFlow.FlowName) with { Lead = answer.Standing == ViewerStanding.Unknown ? Texts["ProofForButton"] : null };
        }

        var id = new ContractId(press.Text(StatusWords.ContractMember) ?? "");
        if (press.Name == StatusWords.Open)
        {
            return CardOutcome.Say((await desk.OpenAsync(turn, viewer, id, cancellationToken)).ToActivity());
        }

        return await desk.OfCardAsync(turn, viewer, id, cancellationToken) is { } found
            ? Start(press.Name, found)
            : CardOutcome.Say(StatusWords.NotFound().ToActivity());
    }

    private static CardOutcome Start(string name, LookupResult found)
    {
        var status = found.Contracts[0];
        var isRenewal = name == StatusWords.Renew;
        var card = StatusWords.One(status, found.SourceDownSince, Texts[isRenewal ? "AnsweredRenew" : "AnsweredTransfer"]);
        return new CardOutcome
        {
            Flow = isRenewal ? "renewal" : "transfer",
            Known = isRenewal ? ForRenewal(status) : ForTransfer(status),
            Lead = Texts.Format(isRenewal ? "LeadRenew" : "LeadTransfer", ("product", Markdown.Escape(status.Contract.Product)), ("number", Markdown.Code(StatusWords.Number(status.Contract)))),
            Card = card.Attachments[0],
            CardText = card.Text,
        };
    }

    /// <summary>What the renewal form would ask and the contract tells.</summary>
    private static List<FilledSlot> ForRenewal(Status status)
    {
        var contract = status.Contract;
        List<FilledSlot> known =
        [
            Known(RenewalFlow.Vendor, contract.Vendor is SoftwareVendor.RedHat or SoftwareVendor.Symantec ? contract.Vendor.Key() : "other"),
            Known(RenewalFlow.ContractNumber, contract.Number),
        ];
        if (contract.Vendor == SoftwareVendor.RedHat)
        {
            known.Add(Known(RenewalFlow.Need, "renew"));
            known.Add(Known(RenewalFlow.EndDate, contract.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            if (contract.PurchaseChannel != PurchaseChannel.Unknown)
            {
                known.Add(Known(RenewalFlow.PurchaseChannel, contract.PurchaseChannel == PurchaseChannel.Store ? "store" : "reseller"));
            }
        }
        else if (contract.Vendor == SoftwareVendor.Symantec)
        {
            known.Add(Known(RenewalFlow.Situation, status.DaysLeft >= 0 ? "before_end" : "expired"));
        }

        return known;
    }

    private static List<FilledSlot> ForTransfer(Status status)
    {
        var number = status.Contract.ParentNumber ?? status.Contract.Number;
        return number.Length is >= 4 and <= 12 && number.All(char.IsAsciiDigit)
            ? [Known(TransferFlow.Subscriptions, new SubscriptionLine(number, Math.Max(1, status.Contract.Quantity ?? 1)).ToString())]
            : [];
    }

    private static FilledSlot Known(Slot slot, string value) => new() { Name = slot.Name, Value = value, Origin = SlotOrigin.LookedUp };
}
