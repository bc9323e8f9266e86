using System.Collections.Concurrent;
using System.Diagnostics;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Observability;

public sealed class TraceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_turn_its_decision_and_its_commit_hang_under_the_trace_of_the_caller()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans);
        await using var server = new SupportBotServer();
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var (trace, parent) = (ActivityTraceId.CreateRandom().ToHexString(), ActivitySpanId.CreateRandom().ToHexString());
        client.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{parent}-01");

        await client.SayAsync("où est le numéro de série de mon abonnement red hat ?", Cancel);

        var ours = spans.Where(span => span.TraceId.ToHexString() == trace).ToList();
        var turn = ours.Single(static span => span.OperationName == "turn");
        ours.Single(static span => span.OperationName == "knowledge").ParentSpanId.ShouldBe(turn.SpanId);
        ours.Single(static span => span.OperationName == "commit").ParentSpanId.ShouldBe(turn.SpanId);
        turn.GetTagItem("supportbot.route")?.ToString().ShouldBe("DirectLine");
        string.Concat(ours.SelectMany(static span => span.TagObjects).Select(static tag => tag.Value)).ShouldNotContain("red hat");
    }

    [Fact]
    public async Task A_delivery_says_its_kind_and_its_outcome()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = Listen(spans);
        await using var talk = new HandOff.Desk.LiveTalk();
        await talk.QueueAsync(Cancel);
        await talk.PassAsync(TimeSpan.FromHours(1), Cancel);
        await talk.MailsAsync(1, Cancel);

        await Eventually.HoldsAsync(
            () => spans.Any(static span => span.OperationName == "delivery" && span.GetTagItem("supportbot.kind") is "mail" && span.GetTagItem("supportbot.outcome") is "Sent"), Cancel);
    }

    [Fact]
    public async Task Spans_are_logged_where_the_operator_wants_it()
    {
        await using var server = new SupportBotServer();
        server.Settings["Tracing:Log"] = "true";
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        client.Http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom().ToHexString()}-01");

        await client.SayAsync("merci", Cancel);

        await Eventually.HoldsAsync(() => server.Logs.All.Any(line => line.Contains("Span turn took", StringComparison.Ordinal) && line.Contains(trace, StringComparison.Ordinal)), Cancel);
        server.Logs.All.Where(static line => line.Contains("Span ", StringComparison.Ordinal)).ShouldAllBe(line => !line.Contains(client.ConversationId));
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "SupportBot",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
