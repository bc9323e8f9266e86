using System.Text.RegularExpressions;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security;

/// <summary><c>deploymentTemplates/SECURITY.md</c> has a row for each of the 86 attacks, and the tests that its rows name are there and bear the number.</summary>
public sealed partial class AttackListTests
{
    private const int Attacks = 86;

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Sources = new(static () =>
        Directory.EnumerateFiles(Repository.Path("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .GroupBy(static file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal)
            .ToDictionary(static files => files.Key, static files => string.Join('\n', files.Select(File.ReadAllText)), StringComparer.Ordinal));

    public static TheoryData<int> Numbers => [.. Enumerable.Range(1, Attacks)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Attack_has_a_row_whose_tests_are_there_and_bear_its_number(int number)
    {
        var attack = $"S{number:D2}";
        var row = Rows().Where(cells => cells[0] == attack).ToList().ShouldHaveSingleItem($"SECURITY.md has no row, or two, for {attack}.");
        row.Count.ShouldBe(5, "attack, what is tried, control, tests, seen red");
        var tests = Test().Matches(row[3]).ToList();
        if (tests.Count == 0)
        {
            row[3].Length.ShouldBeGreaterThan(20, $"{attack} names no test and gives no reason.");
        }

        foreach (var test in tests)
        {
            var source = Sources.Value.GetValueOrDefault(test.Groups["class"].Value).ShouldNotBeNull($"{attack}: {test.Value}");
            var name = test.Groups["method"].Value;
            var at = source.IndexOf($" {name}(", StringComparison.Ordinal);
            at.ShouldBeGreaterThan(0, $"{attack}: {test.Value} does not exist.");
            var attributes = source[source.LastIndexOf("\n\n", at, StringComparison.Ordinal)..at];
            (name.Contains(attack, StringComparison.Ordinal) || attributes.Contains($"[Trait(\"Attack\", \"{attack}\")]", StringComparison.Ordinal)).ShouldBeTrue($"{test.Value} does not bear {attack}.");
        }
    }

    [Fact]
    public void Every_test_that_bears_a_number_stands_in_its_row()
    {
        var rows = Rows().ToDictionary(static cells => cells[0], static cells => cells[3], StringComparer.Ordinal);
        foreach (var (name, source) in Sources.Value)
        {
            foreach (Match test in Numbered().Matches(source))
            {
                foreach (Match number in Attack().Matches(test.Groups["method"].Value))
                {
                    rows.GetValueOrDefault(number.Value, "").ShouldContain($"`{name}.{test.Groups["method"].Value}`", Case.Sensitive, $"row {number.Value}");
                }
            }
        }
    }

    private static IEnumerable<List<string>> Rows() => File.ReadLines(Repository.Path("deploymentTemplates", "SECURITY.md"))
        .Where(static line => Row().IsMatch(line))
        .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToList());

    [GeneratedRegex(@"^\| S\d\d \|", RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Test();

    [GeneratedRegex(@"public (async )?(Task|void) (?<method>S\d\d_\w+)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"S\d\d(?=_)", RegexOptions.ExplicitCapture)]
    private static partial Regex Attack();
}
