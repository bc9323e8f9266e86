using System.Globalization;

namespace SupportBot.Dialogs.Recognizers.Numbers;

/// <summary>How a number was said.</summary>
public enum NumberSubtype
{
    /// <summary>A whole number: <c>12</c>, <c>douze</c>, <c>une douzaine</c>.</summary>
    WholeNumber,

    /// <summary>A number with a decimal part: <c>2,5</c>, <c>deux virgule cinq</c>.</summary>
    DecimalNumber,

    /// <summary>A fraction: <c>3/4</c>, <c>trois quarts</c>, <c>un et demi</c>, <c>un sur trois</c>.</summary>
    Fraction,

    /// <summary>A power or a number with an exponent: <c>1e10</c>, <c>2,5^-1</c>.</summary>
    Power,
}

/// <summary>A number as a customer said it.</summary>
public sealed class NumberValue : IResolution
{
    private readonly CultureInfo _culture;

    internal NumberValue(double value, decimal? exact, NumberSubtype subtype, CultureInfo culture)
    {
        Value = value;
        Exact = exact;
        Subtype = subtype;
        _culture = culture;
    }

    /// <summary>The number, rounded to the nearest double; always finite.</summary>
    public double Value { get; }

    /// <summary>The number exactly; null where a decimal cannot hold it (a third, or more than 28 digits).</summary>
    public decimal? Exact { get; }

    /// <summary>How it was said.</summary>
    public NumberSubtype Subtype { get; }

    /// <summary>The number as a whole number; null when it has a fraction or does not fit.</summary>
    public long? Whole =>
        Exact is { } exact && decimal.Truncate(exact) == exact && exact is >= long.MinValue and <= long.MaxValue ? (long)exact : null;

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe() =>
    [
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["subtype"] = Subtype switch
            {
                NumberSubtype.WholeNumber => "integer",
                NumberSubtype.DecimalNumber => "decimal",
                NumberSubtype.Fraction => "fraction",
                _ => "power",
            },
            ["value"] = Format(_culture),
        },
    ];

    /// <summary>The number with 15 significant digits in the culture's decimal separator, without group separators.</summary>
    /// <param name="culture">Gives the decimal separator.</param>
    public string Format(CultureInfo culture) =>
        Whole is { } whole ? whole.ToString(culture) : Value.ToString("G15", culture);
}
