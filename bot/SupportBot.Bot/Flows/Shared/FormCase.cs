using System.Collections.Frozen;
using SupportBot.Bot.Cases;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.State;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>Makes a case of what a form collected, with the provenance of every value.</summary>
internal static class FormCase
{
    /// <summary>Masked for everybody but their owner. By name, since a parked answer may belong to a form that has changed.</summary>
    private static readonly FrozenSet<string> SensitiveSlots = FrozenSet.Create(StringComparer.Ordinal, "activation_number", "code");

    /// <summary>The case of a form that was filled in and sent.</summary>
    public static CaseDraft Draft(CaseReference reference, string flow, FormContext form) => new(reference, flow, CaseReason.FormSent)
    {
        Fields = Fields(form.Applicable, form.Shown),
        Missing = [.. form.Missing.Where(slot => slot.Requirement != Requirement.Optional).Select(slot => slot.Name)],
        Attachments = Attachments(form.Applicable),
    };

    /// <summary>The case of a form that a person takes over.</summary>
    public static CaseDraft Draft(CaseReference reference, HumanRequest request) => new(reference, request.Form, request.FormEnded ? CaseReason.OutOfScope : CaseReason.Asked)
    {
        Step = request.Slot,
        Fields = Fields([.. request.Slots, .. request.Kept], request.Shown),
        Missing = request.Missing,
        Attachments = Attachments(request.Slots),
        Questions = [.. request.Digressions.Select(question => new QuestionAsked(question, null, null))],
    };

    private static List<CaseField> Fields(IEnumerable<FilledSlot> slots, IReadOnlyDictionary<string, string> shown) =>
    [
        .. slots.Where(slot => slot.Value is not null).Select(slot =>
            new CaseField(slot.Name, slot.Value!, Origin(slot.Origin), Validity(slot.Validity), SensitiveSlots.Contains(slot.Name)) // Not null: it was just looked at.
            {
                Shown = shown.GetValueOrDefault(slot.Name) is { } words && words != slot.Value ? words : null,
            }),
    ];

    private static List<CaseAttachment> Attachments(IEnumerable<FilledSlot> slots) =>
        [.. slots.SelectMany(slot => (slot.Files ?? []).Select(file => new CaseAttachment(slot.Name, file)))];

    private static FieldOrigin Origin(SlotOrigin origin) => origin switch
    {
        SlotOrigin.Said => FieldOrigin.Said,
        SlotOrigin.Confirmed => FieldOrigin.Confirmed,
        SlotOrigin.LookedUp => FieldOrigin.LookedUp,
        SlotOrigin.File => FieldOrigin.File,
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };

    private static FieldValidity Validity(SlotValidity validity) => validity == SlotValidity.Valid ? FieldValidity.Yes : FieldValidity.Soft;
}
