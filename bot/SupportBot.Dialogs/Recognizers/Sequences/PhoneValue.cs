namespace SupportBot.Dialogs.Recognizers.Sequences;

/// <summary>A phone number as a customer gave it.</summary>
/// <param name="AsTyped">The number as typed, which is what people are shown.</param>
/// <param name="International">The number in E.164 form, <c>+33612345678</c>; null when the country is not known.</param>
/// <param name="Country">ISO 3166 code: FR, BE, CH, LU, CA; null for other countries or when it is not known.</param>
/// <param name="Score">How sure it is that this is a phone number, 0 to 1: 1 with an international prefix, less for bare digits.</param>
public sealed record PhoneValue(string AsTyped, string? International, string? Country, double Score) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe() =>
    [
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["value"] = AsTyped,
            ["score"] = Score.ToString("0.0#", System.Globalization.CultureInfo.InvariantCulture),
        },
    ];
}
