using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.CommandLine;

public sealed class SettingsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_program_names_everything_shows_no_secret_and_ends_with_an_error()
    {
        using var data = new TemporaryDirectory();
        await using var bot = new BotProcess(
            new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["Storage:DataDirectory"] = data.FullName,
                ["Storage:Privider"] = "Postgres",
                ["DirectLine:Secret"] = "too-short-secret",
                ["Mail:Port"] = "99999",
                ["Mail:From"] = "nobody",
                ["HostPage:SigningKey"] = "short-key",
            },
            "--urls", "http://127.0.0.1:0");

        (await bot.ExitCodeAsync(Cancel)).ShouldBe(2);
        bot.Output.ShouldContain("5 settings are wrong");
        bot.Output.ShouldContain("did you mean Storage:Provider?");
        bot.Output.ShouldContain("DirectLine:Secret must have at least");
        bot.Output.ShouldContain("Mail:Port must be between 1 and 65535");
        bot.Output.ShouldContain("Mail:From is 'nobody'");
        bot.Output.ShouldContain("HostPage:SigningKey must have");
        bot.Output.ShouldNotContain("too-short-secret");
        bot.Output.ShouldNotContain("short-key");
        bot.Output.ShouldNotContain("   at ");
        Directory.EnumerateFiles(data.FullName).ShouldBeEmpty();
    }
}
