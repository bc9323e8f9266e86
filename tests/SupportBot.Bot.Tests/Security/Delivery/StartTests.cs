using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Delivery;

/// <summary>S81: settings with which the product refuses to serve.</summary>
public sealed class StartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Weak => new()
    {
        { "DirectLine__Secret", "admin" },
        { "RateLimits__Enabled", "false" },
        { "HostPage__SigningKey", "secret" },
    };

    [Theory]
    [MemberData(nameof(Weak))]
    public async Task S81_a_weak_setting_stops_the_start_in_Production_and_is_not_repeated(string key, string value)
    {
        using var data = new TemporaryDirectory();
        var settings = new Dictionary<string, string>(TestStorage.Settings(data.FullName)) { ["urls"] = "http://127.0.0.1:0", ["DOTNET_ENVIRONMENT"] = "Production", [key] = value };
        await using var bot = new BotProcess(settings);

        (await bot.ExitCodeAsync(Cancel)).ShouldBe(2);

        bot.Output.ShouldContain("SupportBot cannot start");
        bot.Output.ShouldContain(key.Replace("__", ":", StringComparison.Ordinal));
        if (value != "false")
        {
            bot.Output.ShouldNotContain(value);
        }
    }
}
