using System.Text;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Delivery;

/// <summary>
/// S83: <c>deploymentTemplates/sbom.cdx.json</c> (CycloneDX 1.6) lists what the deployed program is made of, and is what the lock files say. After a change of
/// packages: <c>SUPPORTBOT_WRITE_SBOM=1</c> writes it anew.
/// </summary>
public sealed class BillOfMaterialsTests
{
    private static string Bill => Repository.Path("deploymentTemplates", "sbom.cdx.json");

    [Fact]
    public async Task S83_the_bill_of_materials_is_what_the_lock_files_say()
    {
        var locked = Compose();
        if (System.Environment.GetEnvironmentVariable("SUPPORTBOT_WRITE_SBOM") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Bill, locked, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(Bill, TestContext.Current.CancellationToken)).ShouldBe(locked);
    }

    private static string Compose()
    {
        var components = NuGet().Concat(Npm()).Distinct().OrderBy(static part => part, StringComparer.Ordinal).ToList();
        components.Count.ShouldBeGreaterThan(50);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            writer.WriteString("bomFormat", "CycloneDX");
            writer.WriteString("specVersion", "1.6");
            writer.WriteNumber("version", 1);
            writer.WriteStartArray("components");
            foreach (var purl in components)
            {
                var name = Uri.UnescapeDataString(purl[(purl.IndexOf('/', StringComparison.Ordinal) + 1)..purl.LastIndexOf('@')]);
                writer.WriteStartObject();
                writer.WriteString("type", "library");
                writer.WriteString("name", name);
                writer.WriteString("version", purl[(purl.LastIndexOf('@') + 1)..]);
                writer.WriteString("purl", purl);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static IEnumerable<string> NuGet()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.Path("bot", "SupportBot.Bot", "packages.lock.json")));
        return [.. file.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(static framework => framework.Value.EnumerateObject())
            .Where(static package => package.Value.TryGetProperty("resolved", out _))
            .Select(static package => $"pkg:nuget/{package.Name}@{package.Value.GetProperty("resolved").GetString()}")];
    }

    /// <summary>What the page is bundled of and with: the bundler takes Web Chat from the packages that it needs itself for development.</summary>
    private static IEnumerable<string> Npm()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.Path("bot", "SupportBot.Bot", "ChatPage", "package-lock.json")));
        return [.. file.RootElement.GetProperty("packages").EnumerateObject()
            .Where(static package => package.Name.Length > 0 && !package.Value.TryGetProperty("link", out _) && package.Value.TryGetProperty("version", out _))
            .Select(static package => $"pkg:npm/{package.Name[(package.Name.LastIndexOf("node_modules/", StringComparison.Ordinal) + 13)..].Replace("@", "%40", StringComparison.Ordinal)}@{package.Value.GetProperty("version").GetString()}")];
    }
}
