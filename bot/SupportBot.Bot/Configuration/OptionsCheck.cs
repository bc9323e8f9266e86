using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Configuration;

/// <summary>
/// Looks at the whole configuration of a host that was built and has opened nothing yet: keys and values as they are written, then what the options themselves find
/// wrong. All of it is named at once, whichever section it is in; the framework's own check stops at the first value that cannot be read.
/// </summary>
internal static partial class OptionsCheck
{
    /// <exception cref="OptionsValidationException">Something is wrong; its failures are one sentence each.</exception>
    public static void RefuseWrongSettings(this IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        List<string> problems =
        [
            .. SettingsCheck.Problems(configuration), .. ListeningCheck.Problems(configuration), .. CertificateCheck.Problems(configuration, now),
            .. SettingKeys.Sections.SelectMany(found => Invalid(services, found.Section, found.Options)),
        ];
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(nameof(OptionsCheck), typeof(OptionsCheck), problems.Distinct(StringComparer.Ordinal));
        }
    }

    private static IEnumerable<string> Invalid(IServiceProvider services, string section, Type options)
    {
        try
        {
            var accessor = typeof(IOptions<>).MakeGenericType(options);
            accessor.GetProperty(nameof(IOptions<>.Value))?.GetValue(services.GetRequiredService(accessor));
            return [];
        }
        catch (TargetInvocationException failure) when (failure.InnerException is OptionsValidationException invalid)
        {
            return invalid.Failures.Select(text => Told(section, text));
        }
        catch (TargetInvocationException failure) when (failure.InnerException is InvalidOperationException)
        {
            // A value that cannot be read as its type: named already, by its key.
            return [];
        }
    }

    /// <summary>The annotations' own sentences name a class of ours: the operator knows keys.</summary>
    private static string Told(string section, string failure)
    {
        var annotation = OfAnnotation().Match(failure);
        return !annotation.Success ? failure
            : failure.Contains("required", StringComparison.Ordinal) ? $"{section}:{annotation.Groups["name"].Value} must not be empty; leave it out for its default."
            : $"{section}:{annotation.Groups["name"].Value} {annotation.Groups["rest"].Value}";
    }

    [GeneratedRegex(@"^(?<name>\w+): The (?:field )?[\w.]+ (?:field )?(?<rest>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfAnnotation();
}
