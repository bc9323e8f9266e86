using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Hp;

/// <summary>What HP asks for before it looks at a licence that does not activate.</summary>
/// <param name="Equipment"><c>server</c> or <c>workstation</c>.</param>
/// <param name="OrderNumber">HP order number; null when the customer does not have it.</param>
/// <param name="Said">Twelve digits, or an old System Handle; null when the customer does not have it.</param>
/// <param name="ProductId">HP product number; null when the customer does not have it.</param>
/// <param name="Description">The customer's own words.</param>
internal sealed record HpRequest(string Equipment, string? OrderNumber, string? Said, string? ProductId, string Description)
{
    private static readonly FormTexts Texts = FormTexts.For<HpRequest>("HpTexts");

    /// <summary>The message ready to be sent to HP: plain text, numbers as printed.</summary>
    public string Letter(FormValues values) => Texts.Format(
        "Letter",
        ("equipment", Texts[$"Equipment{SlotTexts.KeyOf(Equipment)}InLetter"]),
        ("order", OrderNumber ?? Texts["NotAvailable"]),
        ("said", Said is null ? Texts["NotAvailable"] : Identifiers.Shown(IdentifierKind.Said)(Said)),
        ("product", ProductId ?? Texts["NotAvailable"]),
        ("description", Description),
        ("name", values.Get(ContactSlots.Name) ?? ""),
        ("company", values.Get(ContactSlots.Company) ?? ""));
}
