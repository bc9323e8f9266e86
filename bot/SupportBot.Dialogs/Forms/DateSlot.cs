using System.Globalization;

namespace SupportBot.Dialogs.Forms;

/// <summary>Asks for a day. Give it a <see cref="Slot{T}.Recognize"/> for days in words; by itself it reads 31/12/2026 and 2026-12-31.</summary>
public sealed class DateSlot : Slot<DateOnly>
{
    private const string Canonical = "yyyy-MM-dd";
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly string[] Typed = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", Canonical, "d MMMM yyyy"];

    /// <summary>Makes the slot.</summary>
    public DateSlot(string name, FlowTexts texts)
        : base(name, SlotTexts.Read(texts, name)) => Echoes = true;

    /// <inheritdoc/>
    protected override SlotAnswer<DateOnly> OnRecognize(SlotInput input) =>
        DateOnly.TryParseExact(input.Text, Typed, French, DateTimeStyles.AllowWhiteSpaces, out var day)
            ? SlotAnswer.Accept(day)
            : SlotAnswer.None<DateOnly>();

    /// <inheritdoc/>
    protected override string Format(DateOnly value) => value.ToString(Canonical, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Canonical, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);

    /// <inheritdoc/>
    protected override string OnDisplay(DateOnly value) =>
        value.Day == 1 ? value.ToString("'1er' MMMM yyyy", French) : value.ToString("d MMMM yyyy", French);
}
