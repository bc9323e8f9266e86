using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace SupportBot.Bot.Configuration;

/// <summary>One key of the configuration.</summary>
/// <param name="Path">As it is written, with <c>&lt;n&gt;</c> for the number of an item and <c>&lt;name&gt;</c> for a name of the operator's own: <c>Escalation:Routes:&lt;n&gt;:Flow</c>.</param>
/// <param name="Property">The member of the options that takes it; for items of a list, the list.</param>
/// <param name="Type">What its value is read as, never nullable.</param>
/// <param name="Default">What holds when the key is not set; null when nothing does.</param>
internal sealed record SettingKey(string Path, PropertyInfo Property, Type Type, object? Default)
{
    private static readonly string[] SecretWords = ["Password", "Secret", "SigningKey", "OfflineToken", "ConnectionString", "EncryptionKey"];

    /// <summary>Whether the value must never be shown.</summary>
    public bool IsSecret => Array.Exists(SecretWords, word => Property.Name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The bounds; null when there are none.</summary>
    public RangeAttribute? Range => Property.GetCustomAttribute<RangeAttribute>();

    /// <summary>What may be written: <c>whole number, 1 to 300</c>.</summary>
    public string Form => Range is { } range ? $"{Kind}, {Bound(range.Minimum)} to {Bound(range.Maximum)}" : Kind;

    private string Kind => Type switch
    {
        _ when Type == typeof(bool) => "true or false",
        _ when Type == typeof(int) || Type == typeof(long) => "whole number",
        _ when Type == typeof(double) => "number",
        _ when Type == typeof(TimeSpan) => "duration as days.hours:minutes:seconds",
        _ when Type == typeof(Uri) => "address as https://host",
        _ when Type.IsEnum => string.Join(" or ", Enum.GetNames(Type)),
        _ => "text",
    };

    private static string Bound(object bound) =>
        bound is IFormattable number ? number.ToString(bound is int or long or double ? "#,0.###" : null, CultureInfo.InvariantCulture) : Convert.ToString(bound, CultureInfo.InvariantCulture) ?? "";
}
