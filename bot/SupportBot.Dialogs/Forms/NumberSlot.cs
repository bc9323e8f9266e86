using System.Globalization;
using SupportBot.Dialogs.Recognizers.Numbers;

namespace SupportBot.Dialogs.Forms;

/// <summary>Asks for a whole number, in digits or in words.</summary>
public sealed class NumberSlot : Slot<int>
{
    private const int LongestAnswer = 6;

    /// <summary>Makes the slot.</summary>
    public NumberSlot(string name, FormTexts texts)
        : base(name, SlotTexts.Read(texts, name))
    {
    }

    /// <summary>Least value, inclusive; default 1.</summary>
    public int Min { get; init; } = 1;

    /// <summary>Greatest value, inclusive; default one million.</summary>
    public int Max { get; init; } = 1_000_000;

    /// <inheritdoc/>
    protected override SlotAnswer<int> OnRecognize(SlotInput input)
    {
        if (input.Words.Words.Count > LongestAnswer || NumberRecognizer.ReadAnswer(input.Text) is not { } number)
        {
            return SlotAnswer.None<int>();
        }

        return number == decimal.Truncate(number) && number >= Min && number <= Max
            ? SlotAnswer.Accept((int)number)
            : SlotAnswer.Reject<int>(EngineTexts.OutOfRange(Min, Max));
    }

    /// <inheritdoc/>
    protected override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override bool TryParse(string text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
