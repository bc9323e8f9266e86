using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Transfer;

/// <summary>One company of an assignment, with the person who signs for it.</summary>
internal sealed record TransferParty(string Company, string Address, string SignatoryName, string SignatoryTitle, string SignatoryEmail, string? SignatoryPhone);

/// <summary>What the regional customer service needs for a transfer.</summary>
/// <param name="Kind"><c>same_company</c>, <c>wrong_account</c> or <c>separate_entity</c>.</param>
/// <param name="Subscriptions">What moves, 1 to 20 lines.</param>
/// <param name="SourceAccount">Null between separate companies.</param>
/// <param name="TargetAccount">Null between separate companies.</param>
/// <param name="From">Who gives; null within one company.</param>
/// <param name="To">Who receives; null within one company.</param>
internal sealed record TransferRequest(
    string Kind, IReadOnlyList<SubscriptionLine> Subscriptions, string? SourceAccount, string? TargetAccount, TransferParty? From, TransferParty? To)
{
    public static TransferRequest Of(FormValues values) => new(
        values.Get(TransferFlow.Kind)!, // Not null: required.
        values.Get(TransferFlow.Subscriptions) ?? [],
        values.Get(TransferFlow.SourceAccount),
        values.Get(TransferFlow.TargetAccount),
        TransferFlow.From.Read(values),
        TransferFlow.To.Read(values));
}
