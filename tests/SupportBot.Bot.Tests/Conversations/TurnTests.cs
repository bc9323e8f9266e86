using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Conversations;

public sealed class TurnTests(SupportBotServer server)
{
    private const string Question = "Combien de jours après l'expiration puis-je renouveler ?";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_resent_message_gets_the_first_id_and_is_answered_once()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var first = await client.SayAsync("bonjour", Cancel, "c1");
        var second = await client.SayAsync("bonjour", Cancel, "c1");

        second["id"].ShouldBe(first["id"]);
        (await client.HistoryAsync(Cancel)).Count(IsFromUser).ShouldBe(1);
    }

    [Fact]
    [Trait("Attack", "S13")]
    public async Task A_message_sent_fifty_times_in_parallel_is_one_turn()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => client.SayAsync("bonjour", Cancel, "c1")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        answers.Select(answer => answer["id"]).Distinct().ShouldHaveSingleItem();
        (await client.HistoryAsync(Cancel)).Count(IsFromUser).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_text_with_another_client_id_is_another_message()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var first = await client.SayAsync("merci", Cancel, "c1");
        var second = await client.SayAsync("merci", Cancel, "c2");

        second["id"].ShouldNotBe(first["id"]);
    }

    [Fact]
    public async Task A_message_is_forgotten_as_resent_after_a_day()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var aged = new SupportBotServer().At(clock);
        aged.Settings["DirectLine:TokenLifetime"] = "1.00:00:00";
        aged.Settings["DirectLine:TokenMaximumAge"] = "2.00:00:00";
        using var client = await DirectLineClient.StartAsync(aged, Cancel);
        var first = await client.SayAsync("merci", Cancel, "c1");
        clock.Advance(TimeSpan.FromHours(23));
        var within = await client.SayAsync("merci", Cancel, "c1");
        (await client.ReconnectAsync(null, Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        clock.Advance(TimeSpan.FromHours(2));
        var after = await client.SayAsync("merci", Cancel, "c1");

        within["id"].ShouldBe(first["id"]);
        after["id"].ShouldNotBe(first["id"]);
    }

    [Fact]
    public async Task Fifty_messages_at_once_are_all_answered_in_the_order_of_their_places()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => client.SayAsync($"merci {i}", Cancel, $"c{i}")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        var history = await client.HistoryAsync(Cancel);
        history.Count(IsFromUser).ShouldBe(50);
        var answered = history.Where(activity => activity.TryGetProperty("replyToId", out _)).Select(activity => activity.GetProperty("replyToId").GetString()).Distinct();
        answered.Order().ShouldBe(answers.Select(answer => answer["id"]).Order());
        var times = history.Select(activity => activity.GetProperty("timestamp").GetDateTimeOffset()).ToList();
        times.ShouldBe(times.Order());
    }

    [Fact]
    public async Task A_conversation_goes_on_after_a_restart()
    {
        using var data = new TemporaryDirectory();
        string credential, conversation, firstId;
        await using (var before = new SupportBotServer { DataDirectory = data.FullName })
        {
            using var client = await DirectLineClient.StartAsync(before, Cancel);
            firstId = (await client.SayAsync(Question, Cancel, "c1"))["id"];
            (credential, conversation) = (client.Credential!, client.ConversationId);
        }

        await using var after = new SupportBotServer { DataDirectory = data.FullName };
        using var again = new DirectLineClient(after.Http()) { Credential = credential, ConversationId = conversation };
        var resent = await again.SayAsync(Question, Cancel, "c1");
        var next = await again.SayAsync("merci", Cancel, "c2");

        resent["id"].ShouldBe(firstId);
        next.Status.ShouldBe(HttpStatusCode.OK);
        var history = await again.HistoryAsync(Cancel);
        history.Count(IsFromUser).ShouldBe(2);
        history.Count(activity => Kind(activity) == "greeting").ShouldBe(1);
    }

    [Fact]
    public async Task A_turn_that_fails_keeps_the_message_and_apologises_with_a_reference()
    {
        await using var failing = new SupportBotServer().With(services => services.RemoveAll<IEffectWriter>());
        using var client = await DirectLineClient.StartAsync(failing, Cancel);

        var answer = await client.SayAsync(Question, Cancel, "c1");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var history = await client.HistoryAsync(Cancel);
        history.Count(IsFromUser).ShouldBe(1);
        Kind(history[^1]).ShouldBe("error");
        var text = history[^1].GetProperty("text").GetString()!;
        text.ShouldStartWith("Je suis désolé, une erreur de notre côté");
        text.ShouldNotContain("effect writer");
        var reference = text.Split(' ').Single(word => word.Length == 8 && word.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)));
        failing.Logs.All.ShouldContain(line => line.Contains(reference, StringComparison.Ordinal) && line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_state_that_makes_every_turn_fail_is_set_aside_at_the_third()
    {
        await using var failing = new SupportBotServer().With(services => services.RemoveAll<IEffectWriter>());
        using var client = await DirectLineClient.StartAsync(failing, Cancel);

        for (var i = 0; i < 3; i++)
        {
            await client.SayAsync(Question, Cancel);
        }

        (await client.HistoryAsync(Cancel))[^1].GetProperty("text").GetString().ShouldStartWith("Je suis désolé, j’ai perdu le fil");
        (await QueryAsync(failing, "SELECT reason FROM set_aside_states")).ShouldBe("failing");
    }

    [Fact]
    public async Task F30_a_poisoned_state_is_set_aside_and_the_conversation_starts_again()
    {
        using var data = new TemporaryDirectory();
        await using var poisoned = new SupportBotServer { DataDirectory = data.FullName };
        using var client = await DirectLineClient.StartAsync(poisoned, Cancel);
        var poison = SqlStatement.Of("UPDATE conversations SET state = '{\"version\":1,\"greeted\":'");
        await poisoned.Services.GetRequiredService<IDatabase>().WriteAsync([poison]);

        (await client.SayAsync("merci", Cancel)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.SayAsync("merci", Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        var history = await client.HistoryAsync(Cancel);
        history.Count(activity => Kind(activity) == "error").ShouldBe(1);
        Kind(history[^1]).ShouldBe("smalltalk");
        (await QueryAsync(poisoned, "SELECT state FROM set_aside_states")).ShouldBe("{\"version\":1,\"greeted\":");
    }

    [Fact]
    public async Task F24_time_never_goes_back_in_a_conversation()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
        await using var shifting = new SupportBotServer().At(clock);
        using var client = await DirectLineClient.StartAsync(shifting, Cancel);
        await client.SayAsync("merci", Cancel);

        clock.Advance(TimeSpan.FromMinutes(-5));
        await client.SayAsync("merci", Cancel);

        var times = (await client.HistoryAsync(Cancel)).Select(activity => activity.GetProperty("timestamp").GetDateTimeOffset()).ToList();
        times.ShouldBe(times.Order());
        times.Distinct().Count().ShouldBe(times.Count);
    }

    [Fact]
    public async Task F36_a_turn_whose_client_went_away_is_finished()
    {
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        using var impatient = new CancellationTokenSource();
        var saying = client.SayAsync("merci", impatient.Token, "c1");
        await impatient.CancelAsync();
        try
        {
            await saying;
        }
        catch (OperationCanceledException)
        {
            // It left before or after the server took the message: both must end well.
        }

        (await client.SayAsync("merci", Cancel, "c1")).Status.ShouldBe(HttpStatusCode.OK);

        (await client.HistoryAsync(Cancel)).Count(IsFromUser).ShouldBe(1);
    }

    [Fact]
    public async Task A_question_and_a_verdict_are_stored_with_their_turn()
    {
        using var data = new TemporaryDirectory();
        await using var own = new SupportBotServer { DataDirectory = data.FullName };
        using var client = await DirectLineClient.StartAsync(own, Cancel);

        await client.SayAsync("Mon adresse est jean@exemple.fr, où est mon contrat 12345678 ?", Cancel);

        (await QueryAsync(own, "SELECT question FROM questions")).ShouldBe("Mon adresse est •••, où est mon contrat ••• ?");
    }

    private static bool IsFromUser(JsonElement activity) => activity.GetProperty("from").GetProperty("role").GetString() == "user";

    private static string? Kind(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("supportBot", out var annotation) ? annotation.GetProperty("kind").GetString() : null;

    private static async Task<string> QueryAsync(SupportBotServer of, string sql) => (await of.Services.GetRequiredService<IDatabase>()
        .QueryAsync(SqlStatement.Of(sql), reader => Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!, Cancel))[0];
}
