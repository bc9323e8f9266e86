using System.Net;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Availability;

/// <summary>S69: texts that are made to be slow to read.</summary>
public sealed class HeavyTextTests(SupportBotServer server)
{
    private static readonly string[] Assemblies = ["SupportBot.Bot", "SupportBot.Dialogs", "SupportBot.Knowledge"];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Texts => new()
    {
        { "a hundred thousand accents on one letter", "e" + new string('\u0301', 100_000) },
        { "a word of two hundred thousand letters", new string('a', 200_000) },
        { "digits and spaces", string.Concat(Enumerable.Repeat("1 ", 40_000)) },
        { "almost an address", new string('a', 50_000) + "@" + new string('b', 50_000) },
        { "at signs", new string('@', 100_000) },
        { "almost a date", string.Concat(Enumerable.Repeat("1er janvier ", 8_000)) },
        { "brackets", new string('[', 60_000) + new string(']', 60_000) },
        { "stars", new string('*', 100_000) },
        { "line ends", new string('\n', 100_000) },
        { "flags and joiners", string.Concat(Enumerable.Repeat("👩\u200D", 10_000)) },
        { "a question of questions", string.Concat(Enumerable.Repeat("comment activer mon abonnement ? ", 4_000)) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task S69_a_text_made_to_be_slow_is_cut_and_answered(string what, string text)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        (await client.PostAsync(JsonSerializer.Serialize(new { type = "message", text }, Relaxed), Cancel)).Status.ShouldBe(HttpStatusCode.OK, what);

        var history = await client.HistoryAsync(Cancel);
        (history[1].TryGetProperty("text", out var kept) ? kept.GetString()!.Length : 0).ShouldBeLessThanOrEqualTo(4_000);
        history.Count.ShouldBeGreaterThan(2, what);
        using var search = new DirectLineClient(server.Http());
        (await search.SendAsync(HttpMethod.Get, $"/api/knowledge/search?q={Uri.EscapeDataString(text[..2_000])}", null, Cancel)).Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.RequestUriTooLong);
    }

    /// <summary>Every regular expression of the product is one that cannot go back, or one that is given up.</summary>
    [Fact]
    public void S69_no_regular_expression_can_run_for_ever()
    {
        var patterns = Assemblies.SelectMany(static name => Assembly.Load(name).GetTypes())
            .SelectMany(static type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(static method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0 && method.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
            .Select(static method => (Where: $"{method.DeclaringType}.{method.Name}", Pattern: (Regex)method.Invoke(null, null)!)) // A generated method gives one.
            .ToList();

        patterns.Count.ShouldBeGreaterThan(20);
        patterns.Where(static found => !found.Pattern.Options.HasFlag(RegexOptions.NonBacktracking) && found.Pattern.MatchTimeout == Regex.InfiniteMatchTimeout)
            .Select(static found => $"{found.Where}: {found.Pattern}").ShouldBeEmpty();
    }
}
