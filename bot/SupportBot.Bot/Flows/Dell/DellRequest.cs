using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Dell;

/// <summary>What the regional customer service asks for when a Dell service tag does not activate.</summary>
/// <param name="Account">Red Hat account number or login.</param>
/// <param name="ServiceTag">The tag; null when not given: the source page does not ask for it, it helps to find the machine.</param>
/// <param name="ErrorMessage">Its words; null when not given.</param>
/// <param name="HasPackingSlip">Whether the delivery note is attached.</param>
/// <param name="HasScreenshot">Whether a picture of the error is attached.</param>
internal sealed record DellRequest(string? Account, string? ServiceTag, string? ErrorMessage, bool HasPackingSlip, bool HasScreenshot)
{
    /// <summary>Whether the customer service has all that it asks for.</summary>
    public bool IsComplete => Account is not null && HasPackingSlip && HasScreenshot;

    public static DellRequest From(FormValues values) => new(
        values.Get(DellFlow.Account), values.Get(DellFlow.ServiceTag), values.Get(DellFlow.ErrorMessage), values.Has(DellFlow.PackingSlip), values.Has(DellFlow.ErrorScreenshot));
}
