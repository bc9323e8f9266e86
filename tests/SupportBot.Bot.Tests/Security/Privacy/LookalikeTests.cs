using System.Text;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Privacy;

/// <summary>S78: the same words in another dress.</summary>
public sealed class LookalikeTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Dresses => new()
    {
        { "as typed", "annuler" },
        { "capitals", "ANNULER" },
        { "bold letters of mathematics", "𝐚𝐧𝐧𝐮𝐥𝐞𝐫" },
        { "full width", "ａｎｎｕｌｅｒ" },
        { "zero width between", "an\u200Bnu\u200Cler" },
        { "a byte order mark", "\uFEFFannuler" },
        { "soft hyphen", "annu\u00ADler" },
        { "turned direction", "\u202Dannuler\u202C" },
        { "isolates", "\u2066annuler\u2069" },
        { "no-break space", "\u00A0annuler\u202F" },
        { "word joiner", "annuler\u2060" },
    };

    [Theory]
    [MemberData(nameof(Dresses))]
    public async Task S78_a_word_means_the_same_in_every_dress(string dress, string word)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await client.SayAsync("demande Dell", Cancel);

        await client.SayAsync(word, Cancel);

        Kind(await LastAsync(client)).ShouldBe("cancelled", dress);
    }

    [Theory]
    [InlineData("résiliation")]
    [InlineData("délai de grâce après l'expiration")]
    public async Task S78_composed_and_decomposed_accents_are_the_same_question(string question)
    {
        using var client = new DirectLineClient(server.Http());
        async Task<string> AskAsync(string text) =>
            (await client.SendAsync(HttpMethod.Get, $"/api/knowledge/search?q={Uri.EscapeDataString(text)}", null, Cancel)).Json.GetProperty("results").GetRawText();

        (await AskAsync(question.Normalize(NormalizationForm.FormD))).ShouldBe(await AskAsync(question.Normalize(NormalizationForm.FormC)));
    }

    [Fact]
    public async Task S78_a_turkish_locale_changes_no_word()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        await client.PostAsync(JsonSerializer.Serialize(new { type = "message", text = "DEMANDE D'ACTIVATION", locale = "tr-TR" }), Cancel);

        (await LastAsync(client)).GetProperty("channelData").GetProperty("supportBot").GetProperty("flow").GetString().ShouldBe("activation");
    }

    private static async Task<JsonElement> LastAsync(DirectLineClient client) => (await client.HistoryAsync(Cancel))[^1];

    private static string? Kind(JsonElement activity) => activity.GetProperty("channelData").GetProperty("supportBot").GetProperty("kind").GetString();
}
