using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using SupportBot.Bot.Configuration;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Deployment;

/// <summary>What templates and documents tell operators to set is read by the product.</summary>
public sealed partial class TemplateKeysTests
{
    public static TheoryData<string> Templates => new(Files("deploymentTemplates", "*").Where(file => !file.EndsWith(".png", StringComparison.Ordinal)));

    public static TheoryData<string> Documents => new([.. Files("deploymentTemplates", "*.md"), .. Files("bot", "*.md"), .. Files("knowledge", "*.md"), "README.md"]);

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Every_setting_of_a_template_exists(string file)
    {
        var text = await File.ReadAllTextAsync(Repository.Path(file), TestContext.Current.CancellationToken);
        var keys = InTheEnvironment().Matches(text).Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal));

        Problems(keys).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_setting_of_a_document_exists(string file)
    {
        var text = await File.ReadAllTextAsync(Repository.Path(file), TestContext.Current.CancellationToken);
        var keys = InProse().Matches(text).Select(match => match.Groups["key"].Value).Where(IsOurs);

        Problems(keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_templates_name_settings_at_all()
    {
        var found = new List<string>();
        foreach (var file in Files("deploymentTemplates", "*").Where(file => !file.EndsWith(".png", StringComparison.Ordinal)))
        {
            found.AddRange(InTheEnvironment().Matches(await File.ReadAllTextAsync(Repository.Path(file), TestContext.Current.CancellationToken)).Select(match => match.Value));
        }

        found.Distinct().Count().ShouldBeGreaterThan(12);
    }

    private static IEnumerable<string> Problems(IEnumerable<string> keys) =>
        keys.Distinct().SelectMany(key => SettingsCheck.Problems(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, null)]).Build()));

    private static bool IsOurs(string key) => SettingsCatalogue.Root.Members.ContainsKey(key.Split(':')[0]);

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Repository.Path(folder), pattern, SearchOption.AllDirectories)
            .Where(static file => !file.Contains("node_modules", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(static file => Path.GetRelativePath(Repository.Root, file))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+(?:__[A-Za-z0-9]+)+\b", RegexOptions.ExplicitCapture)]
    private static partial Regex InTheEnvironment();

    [GeneratedRegex(@"`(?<key>[A-Z][A-Za-z]+(?::[A-Z][A-Za-z0-9]+)+)(?:=[^`]*)?`", RegexOptions.ExplicitCapture)]
    private static partial Regex InProse();
}
