using System.Text.RegularExpressions;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Documents;

/// <summary>
/// Every command in the README is run: those of the bot here, with the words of the README; building, testing and the editors' tool by .ci/run and the tests named.
/// A new command in the README that nobody runs turns this red.
/// </summary>
public sealed partial class ReadmeCommandTests : IDisposable
{
    /// <summary>Commands that other runs prove, each with a file that runs it and words by which that is seen.</summary>
    private static readonly Dictionary<string, (string File, string Words)> RunElsewhere = new(StringComparer.Ordinal)
    {
        ["dotnet run --project bot/SupportBot.Bot"] = ("tests/SupportBot.Browser.Tests/SupportBotServer.cs", "Repository.BotProgram"),
        ["dotnet test"] = (".ci/run", "run_tests dotnet test"),
        ["check"] = (".ci/run", "tool check"),
        ["evaluate"] = (".ci/run", "tool evaluate"),
        ["search \"délai de grâce\" --explain"] = (".ci/run", "tool search \"délai de grâce\" --explain"),
        ["restore FILE"] = ("tests/SupportBot.Bot.Tests/CommandLine/BackupTests.cs", "\"restore\""),
        ["contracts import FILE.csv"] = ("tests/SupportBot.Bot.Tests/Contracts", "ImportAsync("),
        ["privacy erase --email E"] = ("tests/SupportBot.Bot.Tests/Privacy/ErasureTests.cs", "Erasure"),
    };

    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Commands_of_the_bot_do_what_the_README_says()
    {
        var ran = new List<string>();
        foreach (var command in Commands().Where(static command => !RunElsewhere.ContainsKey(command)))
        {
            var (exit, said) = await RunAsync(command);
            exit.ShouldBe(0, $"{command}: {said}");
            ran.Add(command);
        }

        ran.ShouldContain(static command => command.StartsWith("agents add", StringComparison.Ordinal));
        ran.ShouldContain("chat");
        ran.ShouldContain("doctor");
        ran.ShouldContain(static command => command.StartsWith("backup", StringComparison.Ordinal));
        Directory.GetFiles(Path.Combine(_data.FullName, "FOLDER"), "*.db").ShouldHaveSingleItem();
    }

    [Fact]
    public void Commands_that_others_run_are_run_there()
    {
        var commands = Commands().ToHashSet(StringComparer.Ordinal);
        foreach (var (command, (place, words)) in RunElsewhere)
        {
            commands.ShouldContain(command, $"the README has no longer: {command}");
            var path = Repository.Path(place.Split('/'));
            var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories) : [path];
            files.Any(file => File.ReadAllText(file).Contains(words, StringComparison.Ordinal)).ShouldBeTrue($"{place} does not hold {words}, so who runs: {command}?");
        }
    }

    private async Task<(int Exit, string Said)> RunAsync(string command)
    {
        string[] arguments = [.. Words().Matches(Optional().Replace(command, "")).Select(static match => match.Value.Trim('"')).Select(Real)];
        await using var bot = new BotProcess(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Storage:DataDirectory"] = _data.FullName }, arguments);
        await bot.TypeAsync("");
        return (await bot.ExitCodeAsync(Cancel), bot.Output);
    }

    private string Real(string word) => word switch
    {
        "FOLDER" => Path.Combine(_data.FullName, "FOLDER"),
        "E" => "jean@exemple.fr",
        _ => word,
    };

    /// <summary>Each once: what stands after the <c>--</c> of a command, or the whole of one that has none.</summary>
    private static IEnumerable<string> Commands()
    {
        var text = File.ReadAllText(Repository.Path("README.md"));
        var fenced = Fences().Matches(text).SelectMany(static fence => fence.Groups["body"].Value.Split('\n')).Select(static line => line.Split("  #")[0].Trim()).Where(static line => line.Length > 0);
        var inline = Inline().Matches(Fences().Replace(text, "")).Select(static match => match.Groups["body"].Value);
        return fenced.Concat(inline)
            .Where(static command => command.StartsWith("dotnet ", StringComparison.Ordinal) || command.StartsWith("... ", StringComparison.Ordinal) || command.StartsWith("-- ", StringComparison.Ordinal))
            .Select(static command => command.IndexOf("-- ", StringComparison.Ordinal) is >= 0 and var at ? command[(at + 3)..] : command)
            .Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex("^```sh\n(?<body>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Fences();

    [GeneratedRegex("`(?<body>[^`\n]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.None, 1000)]
    private static partial Regex Optional();

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
