using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Renewal;

/// <summary>A renewal that a person should check.</summary>
/// <param name="Vendor"><c>redhat</c> or <c>symantec</c>.</param>
/// <param name="ContractNumber">Null when not at hand.</param>
/// <param name="EndDate">Last day of the subscription; null for Symantec, where the situation was asked instead.</param>
/// <param name="Situation"><c>expired</c> or <c>never</c>; null for Red Hat.</param>
/// <param name="Proofs">Proofs of purchase at hand.</param>
internal sealed record RenewalRequest(string Vendor, string? ContractNumber, DateOnly? EndDate, string? Situation, IReadOnlyList<Proof> Proofs)
{
    /// <summary>Contradictions of the sources that bear on it: 30 days at Red Hat, late against never bought at Symantec.</summary>
    public IReadOnlyList<string> Contradictions => Vendor == "redhat" ? ["C1", "C2"] : ["C2", "C7"];

    public static RenewalRequest From(FormValues values) => new(
        values.Get(RenewalFlow.Vendor)!, // Not null: required.
        values.Get(RenewalFlow.ContractNumber),
        values.TryGet(RenewalFlow.EndDate, out var end) ? end : null,
        values.Get(RenewalFlow.Situation),
        values.Get(RenewalFlow.Proofs) ?? []);
}
