using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.CommandLine;

public sealed class CommandTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Chat_greets_answers_takes_a_number_for_a_button_and_ends_with_its_input()
    {
        await using var bot = Start("Development", [], "chat");

        await bot.TypeAsync("1", "merci", "");

        (await bot.ExitCodeAsync(Cancel)).ShouldBe(0);
        bot.Output.ShouldContain("Bonjour");
        bot.Output.ShouldContain("  1 Activer un abonnement");
        bot.Output.ShouldNotContain("info:");
    }

    [Theory]
    [InlineData("RateLimits:Enabled", "false", "RateLimits:Enabled=false")]
    [InlineData("DirectLine:Secret", "admin", "DirectLine:Secret")]
    public async Task S81_dangerous_settings_stop_the_start_in_Production(string key, string value, string told)
    {
        await using var bot = Start("Production", new() { [key] = value }, "--urls", "http://127.0.0.1:0");

        (await bot.ExitCodeAsync(Cancel)).ShouldBe(2);
        bot.Output.ShouldContain("SupportBot cannot start");
        bot.Output.ShouldContain(told);
        bot.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task F33_a_database_of_a_newer_version_stops_the_start_with_a_plain_message()
    {
        using (var database = Bot.Persistence.Sqlite.SqliteDatabase.Open(_data.File("supportbot.db"), DateTimeOffset.UnixEpoch))
        {
            await database.WriteAsync([Bot.Persistence.SqlStatement.Of("INSERT INTO schema_version (number, name, applied_at) VALUES (9999, 'later', $1)", DateTimeOffset.UnixEpoch)]);
        }

        await using var bot = Start("Development", [], "--urls", "http://127.0.0.1:0");

        (await bot.ExitCodeAsync(Cancel)).ShouldBe(2);
        bot.Output.ShouldContain("schema version 9999");
        bot.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        await using var bot = Start("Development", [], "--help");

        (await bot.ExitCodeAsync(Cancel)).ShouldBe(0);
        bot.Output.ShouldContain("chat");
    }

    private BotProcess Start(string environment, Dictionary<string, string> settings, params string[] arguments) => new(
        new Dictionary<string, string>(settings) { ["ASPNETCORE_ENVIRONMENT"] = environment, ["Storage:DataDirectory"] = _data.FullName }, arguments);
}
