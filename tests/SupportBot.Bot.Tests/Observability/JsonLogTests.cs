using System.Diagnostics;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Observability;

public sealed class JsonLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_line_is_JSON_and_those_of_a_request_carry_its_trace_but_neither_its_address_nor_its_words()
    {
        using var data = new TemporaryDirectory();
        await using var bot = new BotProcess(
            new Dictionary<string, string>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Staging",
                ["Storage:DataDirectory"] = data.FullName,
                ["Logging:Console:FormatterName"] = "json",
                ["Logging:Console:FormatterOptions:IncludeScopes"] = "true",
            },
            "--urls", "http://127.0.0.1:0");
        await Eventually.HoldsAsync(() => Address(bot) is not null, Cancel);
        using var client = new DirectLineClient(new HttpClient { BaseAddress = new Uri(Address(bot)!) }); // waited for above
        await client.TakeTokenAsync(Cancel);
        await client.BeginAsync(Cancel);
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        client.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");

        // The second is a repetition, which is logged.
        await client.SayAsync("merci zoe.marqueur@exemple.fr", Cancel, "c1");
        await client.SayAsync("merci zoe.marqueur@exemple.fr", Cancel, "c1");

        await Eventually.HoldsAsync(() => bot.Output.Contains("Repeated activity", StringComparison.Ordinal), Cancel);
        var lines = bot.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        lines.ShouldAllBe(line => IsJson(line));
        lines.Single(static line => line.Contains("Repeated activity", StringComparison.Ordinal)).ShouldContain($"\"TraceId\":\"{trace}\"");
        bot.Output.ShouldNotContain("marqueur");
        bot.Output.ShouldNotContain(client.ConversationId);
    }

    private static string? Address(BotProcess bot) => bot.Output.Split('\n')
        .Where(static line => line.Contains("Now listening on", StringComparison.Ordinal))
        .Select(static line => JsonElement.Parse(line).GetProperty("State").GetProperty("address").GetString())
        .FirstOrDefault();

    private static bool IsJson(string line)
    {
        try
        {
            return JsonElement.Parse(line).ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
