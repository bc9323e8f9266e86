using System.ComponentModel;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Configuration;

/// <summary>
/// Looks at the configuration before anything is built from it: a key that nobody reads is most often a typing error in one that somebody should, and a value
/// that cannot be read would end the start with a stack. All that is wrong is named at once. Values are repeated only where they cannot be secrets.
/// </summary>
internal static class SettingsCheck
{
    private const int FarthestTypingError = 3;

    /// <summary>Lists that may also be written as one text with separators.</summary>
    private static readonly HashSet<string> MayBeOneText = new(StringComparer.OrdinalIgnoreCase) { "DirectLine:TrustedOrigins", "BotConnector:AllowedServiceUrls" };

    /// <summary>Of the platform, and near enough to ours to be taken for a typing error.</summary>
    private static readonly HashSet<string> OfThePlatform = new(StringComparer.OrdinalIgnoreCase) { "Logging", "Kestrel", "AllowedHosts", "HostOptions" };

    /// <exception cref="OptionsValidationException">Something is wrong; the message names all of it.</exception>
    public static void RefuseWrongSettings(this IConfiguration configuration, TimeProvider clock)
    {
        var problems = Problems(configuration).Concat(ListeningCheck.Problems(configuration)).Concat(CertificateCheck.Problems(configuration, clock.GetUtcNow())).ToList();
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(nameof(SettingsCheck), typeof(SettingsCheck), problems);
        }
    }

    /// <summary>One sentence for each fault, with the key, the cause and the mend.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        foreach (var section in configuration.GetChildren())
        {
            if (SettingsCatalogue.Root.Members.TryGetValue(section.Key, out var shape))
            {
                foreach (var problem in In(section, shape))
                {
                    yield return problem;
                }
            }
            else if (section.GetChildren().Any() && !OfThePlatform.Contains(section.Key) && Nearest(section.Key, SettingsCatalogue.Root.Members.Keys, 2) is { } meant)
            {
                yield return $"{section.Key} is no section of the settings: did you mean {meant}?";
            }
        }
    }

    private static IEnumerable<string> In(IConfigurationSection section, SettingShape shape)
    {
        if (Fault(section, shape) is { } fault)
        {
            yield return fault;
        }

        foreach (var child in section.GetChildren())
        {
            var inner = shape.Members.GetValueOrDefault(child.Key) ?? (shape.IsList && !int.TryParse(child.Key, CultureInfo.InvariantCulture, out _) ? null : shape.Element);
            foreach (var problem in inner is null ? [Unknown(child, shape)] : In(child, inner))
            {
                yield return problem;
            }
        }
    }

    private static string Unknown(IConfigurationSection child, SettingShape shape)
    {
        var place = child.Path[..^(child.Key.Length + 1)];
        return shape switch
        {
            { IsList: true } => $"{place} is a list: write {place}:0, {place}:1, not {child.Path}.",
            { Members.Count: 0 } => $"{child.Path} is no setting: {place} is a single value.",
            _ when Nearest(child.Key, shape.Members.Keys, FarthestTypingError) is { } meant => $"{child.Path} is no setting: did you mean {place}:{meant}?",
            _ => $"{child.Path} is no setting; {place} has {string.Join(", ", shape.Members.Keys.Order(StringComparer.Ordinal))}.",
        };
    }

    private static string? Fault(IConfigurationSection section, SettingShape shape)
    {
        if (string.IsNullOrEmpty(section.Value))
        {
            return null;
        }

        if (shape.IsList && !MayBeOneText.Contains(section.Path))
        {
            return $"{section.Path} is a list: write the first entry as {section.Path}:0 ({section.Path.Replace(":", "__", StringComparison.Ordinal)}__0 in the environment).";
        }

        return shape.Value is not { } type || IsReadable(section.Value, type) ? null : $"{section.Path} is '{section.Value}': write {Expected(type)}.";
    }

    private static bool IsReadable(string value, Type type)
    {
        try
        {
            return type == typeof(string) || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Expected(Type type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(TimeSpan) => "a duration such as 00:05:00 (five minutes) or 1.00:00:00 (a day)",
        _ when type == typeof(Uri) => "an address such as https://assistance.example.com",
        _ => "a number",
    };

    private static string? Nearest(string written, IEnumerable<string> known, int farthest) => known
        .Select(name => (Name: name, Distance: Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
        .Where(one => one.Distance <= farthest && one.Distance < one.Name.Length / 2)
        .OrderBy(one => one.Distance)
        .Select(one => one.Name)
        .FirstOrDefault();

    /// <summary>How many letters have to be put in, taken out or changed.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i);
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (one[i - 1] == other[j - 1] ? 0 : 1), 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }
}
