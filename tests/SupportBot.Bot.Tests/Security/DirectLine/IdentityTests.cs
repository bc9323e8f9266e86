using System.Net;
using System.Text.Json;
using SupportBot.Bot.Conversations;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.DirectLine;

public sealed class IdentityTests(SupportBotServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void S02_ids_have_135_random_bits_and_nothing_in_common_but_the_time()
    {
        var now = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        var ids = Enumerable.Range(0, 2_000).Select(_ => ConversationIds.NewConversation(now)).ToList();

        ids.ShouldAllBe(static id => id.Length == 36 && id.All(static c => "0123456789abcdefghjkmnpqrstvwxyz".Contains(c, StringComparison.Ordinal)));
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);

        // Every letter at every random place: 2,000 throws at 32 letters miss one about once in 10^27.
        for (var place = 9; place < 36; place++)
        {
            ids.Select(id => id[place]).Distinct().Count().ShouldBe(32);
        }
    }

    [Fact]
    public async Task S02_neighbours_of_a_known_id_lead_nowhere()
    {
        using var known = await DirectLineClient.StartAsync(server, Cancel);
        using var guesser = new DirectLineClient(server.Http()) { Credential = SupportBotServer.Secret };
        const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        for (var i = 0; i < 36; i++)
        {
            guesser.ConversationId = known.ConversationId[..i] + Alphabet[(Alphabet.IndexOf(known.ConversationId[i], StringComparison.Ordinal) + 1) % 32] + known.ConversationId[(i + 1)..];

            var answer = await guesser.ReadAsync(null, Cancel);

            answer.Status.ShouldBe(HttpStatusCode.NotFound);
            answer.ErrorCode.ShouldBe("ConversationNotFound");
        }
    }

    public static TheoryData<string> Leaps => new()
    {
        """{"form":"dell","asked":"email","slots":{"email":"a@example.fr"}}""",
        """{"form":"dell","slots":{"email":"a@example.fr"}}""",
        """{"form":"hp","asked":"product_kind","slots":{"product_kind":"server"}}""",
        """{"form":"dell","asked":"review","slots":{}}""",
        """{"form":["dell"],"asked":{"a":1},"slots":[1]}""",
        """{"action":"contract.renew","contract":"1"}""",
        """{"flow":"dell","slot":"review","answer":"oui"}""",
        """{"confirm":true,"case":"SB-2026-000001"}""",
    };

    [Theory]
    [MemberData(nameof(Leaps))]
    public async Task S14_a_later_steps_value_or_an_old_cards_submit_stores_nothing_and_gets_the_question_that_is_open(string value)
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await client.SayAsync("demande Dell", Cancel);
        var asked = Annotation((await client.HistoryAsync(Cancel))[^1]);

        (await client.PostAsync($$"""{"type":"message","value":{{value}}}""", Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        var after = Annotation((await client.HistoryAsync(Cancel))[^1]);
        after.GetProperty("slot").GetString().ShouldBe(asked.GetProperty("slot").GetString());
        after.GetProperty("progress").GetString().ShouldBe(asked.GetProperty("progress").GetString());
        after.TryGetProperty("case", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task S79_a_card_brings_only_slots_of_its_form_with_values_that_the_conversation_would_take_and_only_once()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await client.SayAsync("demande Dell", Cancel);
        var asked = Annotation((await client.HistoryAsync(Cancel))[^1]).GetProperty("slot").GetString();
        var card = JsonSerializer.Serialize(new { form = "dell", asked, slots = new Dictionary<string, string> { [asked!] = "n'importe quoi 🙂", ["isAdmin"] = "true", ["case"] = "SB-2026-000001", ["__proto__"] = "x" } });

        await client.PostAsync($$"""{"type":"message","value":{{card}}}""", Cancel);

        var history = await client.HistoryAsync(Cancel);
        Annotation(history[^1]).GetProperty("slot").GetString().ShouldBe(asked);
        var replies = string.Concat(history.Where(static activity => activity.TryGetProperty("replyToId", out _)).Select(static activity => activity.GetRawText()));
        replies.ShouldNotContain("isAdmin");
        replies.ShouldNotContain("__proto__");
    }

    [Fact]
    public async Task S79_words_in_a_cards_value_are_cleaned_like_words_in_a_message()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        await client.PostAsync("""{"type":"message","value":{"form":"dell","slots":{"name":"Anne\u202eMartin\u200b\u0007","x":["\u2066a"]},"n":12,"long":"LONG"}}""".Replace("LONG", new string('a', 9_000), StringComparison.Ordinal), Cancel);

        var value = (await client.HistoryAsync(Cancel))[1].GetProperty("value");
        value.GetProperty("slots").GetProperty("name").GetString().ShouldBe("AnneMartin");
        value.GetProperty("slots").GetProperty("x")[0].GetString().ShouldBe("a");
        value.GetProperty("n").GetInt32().ShouldBe(12);
        value.GetProperty("long").GetString()!.Length.ShouldBe(4_000);
    }

    private static JsonElement Annotation(JsonElement activity) => activity.GetProperty("channelData").GetProperty("supportBot");
}
