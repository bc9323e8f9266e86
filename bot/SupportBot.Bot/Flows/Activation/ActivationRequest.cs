using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Activation;

/// <summary>An activation that failed, as the agent receives it.</summary>
/// <param name="PurchaseChannel"><c>reseller</c> or <c>unknown</c>; the other channels end elsewhere.</param>
/// <param name="ActivationNumber">Secret-like; null when it cannot be found.</param>
/// <param name="Account">Red Hat account number or login; null when not given.</param>
/// <param name="ErrorMessage">What the portal said; null when not given.</param>
internal sealed record ActivationRequest(string PurchaseChannel, string? ActivationNumber, string? Account, string? ErrorMessage)
{
    /// <summary>Whether the number itself is what is missing.</summary>
    public bool IsNumberLost => ActivationNumber is null;

    public static ActivationRequest From(FormValues values) => new(
        values.Get(ActivationFlow.PurchaseChannel)!, // Not null: required.
        values.Get(ActivationFlow.ActivationNumber),
        values.Get(ActivationFlow.Account),
        values.Get(ActivationFlow.ErrorMessage));
}
