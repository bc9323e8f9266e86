using System.Text.Json;
using System.Text.RegularExpressions;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Delivery;

/// <summary>S82 to S84: what lies in the repository and in the templates.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] Skipped = [".git", "bin", "obj", "node_modules", "data", "TestResults", ".vs", "wwwroot", "playwright"];
    private static readonly string[] Texts = [".cs", ".json", ".yml", ".yaml", ".md", ".sh", ".js", ".mjs", ".ts", ".props", ".targets", ".csproj", ".config", ".conf", ".service", ".env", ".txt", ".xml", ".razor", ".resx", ".bicep", ".bicepparam", ".html", ".css", "", ".timer", ".dockerignore"];

    [Fact]
    public void S82_no_file_of_the_repository_holds_a_secret()
    {
        var found = Files().Where(static file => Path.GetFileName(file) != "RepositoryTests.cs").SelectMany(static file =>
        {
            // Tests give their own servers invented secrets; a real kind of key is one there too.
            var text = File.ReadAllText(file);
            var isTest = Path.GetRelativePath(Repository.Root, file).StartsWith("tests", StringComparison.Ordinal);
            return Keys().Matches(text).Concat(isTest ? [] : Assignments().Matches(text)).Select(match => $"{Path.GetRelativePath(Repository.Root, file)}: {match.Value[..Math.Min(24, match.Value.Length)]}…");
        });

        found.ShouldBeEmpty();
    }

    [Fact]
    public void S82_no_setting_that_is_shipped_holds_a_secret()
    {
        foreach (var file in Files().Where(static file => Path.GetFileName(file).StartsWith("appsettings", StringComparison.Ordinal)))
        {
            using var settings = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            Names(settings.RootElement).Where(static name => Sensitive().IsMatch(name)).ShouldBeEmpty(file);
        }
    }

    [Theory]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----")]
    [InlineData("password = \"hunter2hunter2hunter2\"")]
    [InlineData("AKIAABCDEFGHIJKLMNOP")]
    public void S82_the_scanner_finds_what_it_looks_for(string text) => (Keys().IsMatch(text) || Assignments().IsMatch(text)).ShouldBeTrue();

    [Fact]
    public void S83_every_project_has_a_lock_file_and_versions_stand_in_one_place()
    {
        var projects = Files().Where(static file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        projects.Count.ShouldBeGreaterThan(5);
        projects.ShouldAllBe(static project => File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")));
        projects.ShouldAllBe(static project => !VersionOfPackage().IsMatch(File.ReadAllText(project)));
        VersionOfPackage().Matches(File.ReadAllText(Repository.Path("Directory.Packages.props"))).ShouldAllBe(static match => !match.Value.Contains('*', StringComparison.Ordinal));
        Files().Where(static file => Path.GetFileName(file) == "package.json" && File.ReadAllText(file).Contains("ependencies\"", StringComparison.Ordinal)).ShouldAllBe(static file => File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "package-lock.json")));
    }

    [Theory]
    [InlineData("container/Dockerfile", "USER 1654", "DOTNET_EnableDiagnostics=0", "-chiseled-extra")]
    [InlineData("compose/docker-compose.yml", "read_only: true", "cap_drop: [ALL]", "no-new-privileges:true")]
    [InlineData("kubernetes/base/deployment.yaml", "runAsNonRoot: true", "runAsUser: 1654", "allowPrivilegeEscalation: false", "readOnlyRootFilesystem: true", "drop: [\"ALL\"]")]
    [InlineData("systemd/supportbot.service", "NoNewPrivileges=", "ProtectSystem=strict", "DOTNET_EnableDiagnostics=0", "CapabilityBoundingSet=")]
    public void S84_the_templates_ask_for_no_more_than_the_program_needs(string template, params string[] wanted)
    {
        var text = File.ReadAllText(Repository.Path(["deploymentTemplates", .. template.Split('/')]));

        wanted.Where(line => !text.Contains(line, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Files() => Walk(new DirectoryInfo(Repository.Root));

    private static IEnumerable<string> Walk(DirectoryInfo folder) => folder.EnumerateFiles().Where(static file => Texts.Contains(file.Extension, StringComparer.Ordinal) && file.Length < 2_000_000).Select(static file => file.FullName)
        .Concat(folder.EnumerateDirectories().Where(static child => !Skipped.Contains(child.Name, StringComparer.Ordinal) && child.LinkTarget is null).SelectMany(Walk));

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(static member => Names(member.Value).Append(member.Value.ValueKind is JsonValueKind.String && member.Value.GetString() is { Length: > 0 } ? member.Name : ""))
        : [];

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[baprs]-[0-9A-Za-z-]{10,}|AIza[0-9A-Za-z_-]{35}", RegexOptions.ExplicitCapture)]
    private static partial Regex Keys();

    [GeneratedRegex("""(?i:password|passwd|pwd|secret|api_?key|accountkey)["']?\s*[:=]\s*["'][A-Za-z0-9+/_=-]{16,}["']""", RegexOptions.ExplicitCapture)]
    private static partial Regex Assignments();

    [GeneratedRegex("(?i:password|secret|key|token|connectionstring)", RegexOptions.ExplicitCapture)]
    private static partial Regex Sensitive();

    [GeneratedRegex("<Package(Reference|Version)[^>]*Version=\"[^\"]*\"", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionOfPackage();
}
