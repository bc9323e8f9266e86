using System.Net;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.SeveralNodes;

public sealed class SeveralNodesTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_of_one_node_opens_the_conversation_on_another()
    {
        await using var installation = new Installation();
        using var visitor = await DirectLineClient.StartAsync(installation.Nodes[0], Cancel);
        using var elsewhere = installation.At(1, visitor);

        (await elsewhere.SayAsync("merci", Cancel)).Status.ShouldBe(HttpStatusCode.OK);

        (await visitor.HistoryAsync(Cancel)).Count(IsFromUser).ShouldBe(1);
    }

    [Fact]
    public async Task A_socket_hears_what_is_said_on_another_node_once_and_in_order()
    {
        await using var installation = new Installation();
        using var visitor = await DirectLineClient.StartAsync(installation.Nodes[0], Cancel);
        await using var socket = await visitor.ConnectAsync(Cancel);
        using var elsewhere = installation.At(1, visitor);

        for (var i = 0; i < 10; i++)
        {
            (await (i % 2 == 0 ? elsewhere : visitor).SayAsync("merci", Cancel)).Status.ShouldBe(HttpStatusCode.OK);
        }

        var heard = await socket.ReceiveAsync(21, Cancel).WaitAsync(Soon, Cancel);
        heard.Activities.Select(Id).ShouldBe((await visitor.HistoryAsync(Cancel)).Select(Id));
    }

    [Fact]
    public async Task F06_one_conversation_on_two_nodes_at_once_loses_no_turn()
    {
        await using var installation = new Installation();
        using var visitor = await DirectLineClient.StartAsync(installation.Nodes[0], Cancel);
        using var elsewhere = installation.At(1, visitor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => SayUntilTakenAsync(i % 2 == 0 ? visitor : elsewhere, $"c{i}")));

        answers.Distinct().Count().ShouldBe(64);
        var history = await visitor.HistoryAsync(Cancel);
        history.Where(IsFromUser).Select(Id).ShouldBe(answers, ignoreOrder: true);
        history.Select(activity => Id(activity)[^7..]).ShouldBe(Enumerable.Range(2, history.Count).Select(seq => $"{seq:D7}"));
    }

    [Fact]
    public async Task F07_a_message_resent_to_another_node_gets_the_first_answer()
    {
        await using var installation = new Installation();
        using var visitor = await DirectLineClient.StartAsync(installation.Nodes[0], Cancel);
        using var elsewhere = installation.At(1, visitor);

        var first = await visitor.SayAsync("merci", Cancel, "c1");
        var again = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? visitor : elsewhere).SayAsync("merci", Cancel, "c1")));

        again.ShouldAllBe(answer => answer["id"] == first["id"]);
        (await visitor.HistoryAsync(Cancel)).Count(IsFromUser).ShouldBe(1);
    }

    [Fact]
    public async Task F10_a_database_that_is_away_refuses_posts_and_keeps_polls_alive()
    {
        await using var installation = new Installation(nodes: 1);
        using var visitor = await DirectLineClient.StartAsync(installation.Nodes[0], Cancel);
        await visitor.SayAsync("merci", Cancel, "c1");
        var reached = (await visitor.ReadAsync(null, Cancel))["watermark"];

        installation.Line.Cut();
        var refused = await visitor.SayAsync("bonjour", Cancel, "c2");
        var poll = await visitor.ReadAsync(reached, Cancel);
        installation.Line.Mend();

        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.ShouldContainKey("Retry-After");
        poll.Status.ShouldBe(HttpStatusCode.OK);
        poll.Json.GetProperty("activities").GetArrayLength().ShouldBe(0);
        poll["watermark"].ShouldBe(reached);
        await SayUntilTakenAsync(visitor, "c2");
        (await visitor.HistoryAsync(Cancel)).Count(IsFromUser).ShouldBe(2);
    }

    [Fact]
    public async Task F11_a_database_that_freezes_is_given_up_in_time()
    {
        await using var installation = new Installation(nodes: 1);
        using var visitor = await DirectLineClient.StartAsync(installation.Nodes[0], Cancel);

        installation.Line.Freeze();
        var refused = await visitor.SayAsync("bonjour", Cancel, "c1").WaitAsync(Soon, Cancel);
        installation.Line.Mend();

        refused.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await SayUntilTakenAsync(visitor, "c1");
        (await visitor.HistoryAsync(Cancel)).Count(IsFromUser).ShouldBe(1);
    }

    [Fact]
    public async Task F12_a_socket_gets_what_was_said_while_the_line_to_the_database_was_cut()
    {
        await using var installation = new Installation();
        using var visitor = await DirectLineClient.StartAsync(installation.Nodes[0], Cancel);
        await using var socket = await visitor.ConnectAsync(Cancel);
        await socket.ReceiveAsync(1, Cancel);
        using var elsewhere = installation.At(1, visitor);

        installation.Line.Cut();
        installation.Line.Mend();
        await SayUntilTakenAsync(elsewhere, "c1");

        (await socket.ReceiveAsync(2, Cancel).WaitAsync(Soon, Cancel)).Activities.Count.ShouldBe(2);
    }

    /// <summary>As a client does: the same message again after a 503.</summary>
    private static async Task<string> SayUntilTakenAsync(DirectLineClient client, string id)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var answer = await client.SayAsync("merci", Cancel, id);
            if (answer.Status == HttpStatusCode.OK)
            {
                return answer["id"];
            }

            answer.Status.ShouldBe(HttpStatusCode.ServiceUnavailable, answer.Text);
            await Task.Delay(100, Cancel);
        }

        throw new TimeoutException("The message was never taken.");
    }

    private static bool IsFromUser(JsonElement activity) => activity.GetProperty("from").GetProperty("role").GetString() == "user";

    private static string Id(JsonElement activity) => activity.GetProperty("id").GetString()!;
}
