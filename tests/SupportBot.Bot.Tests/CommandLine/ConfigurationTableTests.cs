using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SupportBot.Bot.Configuration;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.CommandLine;

/// <summary>
/// <c>bot/SupportBot.Bot/CONFIGURATION.md</c> is made from the classes of options and what is written above their members. To make it again:
/// <c>SUPPORTBOT_WRITE_DOCUMENTS=1 dotnet test --project tests/SupportBot.Bot.Tests --filter-class '*ConfigurationTableTests'</c>.
/// </summary>
public sealed partial class ConfigurationTableTests
{
    private const string Head =
        """
        # Configuration

        Every key that the program reads for itself, made from its source; a test fails when this page is stale and says how to make it again. Settings come from
        `appsettings.json`, from `appsettings.{Environment}.json`, from environment variables (`Storage__Provider` is `Storage:Provider`), from the command line
        (`--Storage:Provider Postgres`), and last from files in `/run/secrets` or in the folder that `Secrets:Directory` names (the file `DirectLine__Secret` holds
        `DirectLine:Secret`). The later wins.

        A key that nobody reads, and a value that cannot be, stop the start; all of them are named at once, with the key that was probably meant. `<n>` counts from 0,
        `<name>` is a name of your own. Keys marked **secret** belong into the environment or into a file of their own, and are never shown.

        The framework's own keys hold too: `urls` (default `http://localhost:3978`), `Kestrel:*`, `AllowedHosts`, `Logging:*`. Logs as one JSON object a line, with the
        trace id of the request in each: `Logging:Console:FormatterName=json` and `Logging:Console:FormatterOptions:IncludeScopes=true`.

        | Key | Value | Default | Meaning |
        |---|---|---|---|

        """;

    private static readonly string File = Repository.Path("bot", "SupportBot.Bot", "CONFIGURATION.md");
    private static readonly Dictionary<string, XElement> Comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "SupportBot.Bot.xml"))
        .Descendants("member").ToDictionary(static member => (string?)member.Attribute("name") ?? "", StringComparer.Ordinal);

    [Fact]
    public async Task The_table_is_what_the_options_say()
    {
        var table = Head + string.Concat(SettingKeys.All.OrderBy(static key => key.Path, StringComparer.Ordinal).Select(Row));
        if (Environment.GetEnvironmentVariable("SUPPORTBOT_WRITE_DOCUMENTS") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, table, TestContext.Current.CancellationToken);
        }

        (await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken)).ShouldBe(
            table, "CONFIGURATION.md is stale: SUPPORTBOT_WRITE_DOCUMENTS=1 dotnet test --project tests/SupportBot.Bot.Tests --filter-class '*ConfigurationTableTests' makes it again.");
    }

    [Fact]
    public void Every_key_says_what_it_means() => SettingKeys.All.Where(static key => Meaning(key).Length < 8).Select(static key => key.Path).ShouldBeEmpty();

    private static string Row(SettingKey key)
    {
        var secret = key.IsSecret ? "**secret**, " : "";
        return $"| `{key.Path}` | {secret}{Cell(key.Form)} | {Default(key.Default)} | {Cell(Meaning(key))} |\n";
    }

    private static string Default(object? value) => value switch
    {
        null or "" => "none",
        bool flag => flag ? "`true`" : "`false`",
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };

    private static string Meaning(SettingKey key)
    {
        var owner = key.Property.DeclaringType?.FullName?.Replace('+', '.');
        return Comments.TryGetValue($"P:{owner}.{key.Property.Name}", out var comment) && comment.Element("summary") is { } summary
            ? Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim()
            : "";
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("cref") ?? "").Split('.')[^1]}`",
        XElement other => other.Value,
        _ => "",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
