using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Migrations;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Documents;

/// <summary>The documents of the repository: what they link to is there, and they say what they must.</summary>
public sealed partial class LinkTests
{
    private const long LargestPictures = 200 * 1024;

    public static TheoryData<string> Documents => [.. Files()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_and_anchors_lead_somewhere(string document)
    {
        var path = Repository.Path(document.Split('/'));
        var text = Fences().Replace(File.ReadAllText(path), "");
        var folder = Path.GetDirectoryName(path) ?? Repository.Root;

        Links().Matches(text).Select(static match => match.Groups["to"].Value)
            .Where(static link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(link => !LeadsSomewhere(path, folder, link))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Pictures_of_the_README_are_small_and_described()
    {
        var pictures = Pictures().Matches(File.ReadAllText(Repository.Path("README.md")));

        pictures.Count.ShouldBe(2);
        pictures.ShouldAllBe(static picture => picture.Groups["alt"].Value.Length > 20);
        pictures.Sum(static picture => new FileInfo(Repository.Path(picture.Groups["from"].Value.Split('/'))).Length).ShouldBeLessThan(LargestPictures);
    }

    [Fact]
    public void Every_step_of_the_schema_has_its_upgrade_note()
    {
        var changes = File.ReadAllText(Repository.Path(".github", "CHANGELOG.md"));

        MigrationScripts.Of(StorageProvider.Sqlite).Select(static script => script.Number.ToString("0000", CultureInfo.InvariantCulture))
            .Where(number => !changes.Contains($"| {number} ", StringComparison.Ordinal))
            .ShouldBeEmpty("each migration needs its line in the table of .github/CHANGELOG.md");
    }

    /// <summary>Every Markdown file but the answers, which are content, and what npm brought.</summary>
    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(static file => !file.Split('/').Any(static part => part is "node_modules" or "bin" or "obj" or "content" or "data" or "artifacts" or "Ready"))
        .Order(StringComparer.Ordinal);

    private static bool LeadsSomewhere(string document, string folder, string link)
    {
        var (file, anchor) = link.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (link[..at], link[(at + 1)..]) : (link, null);
        var target = file.Length == 0 ? document : Path.Combine(folder, Uri.UnescapeDataString(file));
        return (File.Exists(target) || Directory.Exists(target)) && (anchor is null || Anchors(target).Contains(anchor));
    }

    /// <summary>As GitHub makes them from headings.</summary>
    private static HashSet<string> Anchors(string document) => [.. Headings().Matches(File.ReadAllText(document)).Select(static match => Anchor(match.Groups["title"].Value))];

    private static string Anchor(string title)
    {
        var anchor = new StringBuilder();
        foreach (var c in title.Trim().ToLowerInvariant().Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_'))
        {
            anchor.Append(c == ' ' ? '-' : c);
        }

        return anchor.ToString();
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<to>[^)\s]+)\)|(src|href)=""(?<to>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<img src=\"(?<from>[^\"]+)\" alt=\"(?<alt>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pictures();

    [GeneratedRegex("^#+ (?<title>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Headings();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Fences();
}
