using System.Text.RegularExpressions;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.CommandLine;

public sealed partial class AgentsCommandTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Account_is_added_listed_reset_and_removed_and_no_password_is_ever_printed()
    {
        var (code, added) = await RunAsync("add", "--email", "Anne@Exemple.fr", "--name", "Anne Admin", "--role", "administrator", "--role", "agent");
        code.ShouldBe(0, added);
        Link().IsMatch(added).ShouldBeTrue(added);
        added.ShouldNotContain("password is", Case.Insensitive);

        (await RunAsync("list")).Output.ShouldContain("anne@exemple.fr\tAnne Admin\tagent,administrator\t*\tinvited\tlast sign-in: never");
        (await RunAsync("add", "--email", "anne@exemple.fr", "--name", "Encore", "--role", "agent")).ShouldSatisfyAllConditions(
            run => run.Code.ShouldBe(1), run => run.Output.ShouldContain("already"));

        var (_, reset) = await RunAsync("reset", "--email", "anne@exemple.fr");
        Link().Match(reset).Value.ShouldNotBe(Link().Match(added).Value);

        (await RunAsync("remove", "--email", "anne@exemple.fr")).Code.ShouldBe(0);
        (await RunAsync("list")).Output.ShouldNotContain("anne@exemple.fr");
        (await RunAsync("remove", "--email", "anne@exemple.fr")).Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("--role", "root")]
    [InlineData("--queue", "deux mots !")]
    [InlineData("--email", "personne")]
    public async Task What_cannot_be_is_refused(string option, string value)
    {
        var given = new Dictionary<string, string> { ["--email"] = "a@exemple.fr", ["--name"] = "A", ["--role"] = "agent", ["--queue"] = "support", [option] = value };

        (await RunAsync(["add", .. given.SelectMany(pair => new[] { pair.Key, pair.Value })])).Code.ShouldBe(1);

        (await RunAsync("list")).Output.ShouldNotContain("exemple");
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var bot = new BotProcess(
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Storage:DataDirectory"] = _data.FullName, ["UploadLinks:PublicAddress"] = "https://aide.exemple.fr" },
            ["agents", .. arguments]);
        return (await bot.ExitCodeAsync(Cancel), bot.Output);
    }

    [GeneratedRegex(@"https://aide\.exemple\.fr/console/acces/[\w-]{32}", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
