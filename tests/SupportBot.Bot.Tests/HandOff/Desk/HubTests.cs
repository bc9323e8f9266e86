using System.Net;
using System.Text;
using System.Text.Json;
using SupportBot.Bot.HandOff.Hub;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.HandOff.Desk;

/// <summary>An outside agent hub in the place of the console.</summary>
public sealed class HubTests
{
    private const string Secret = "a-key-of-the-hub-that-is-long-enough-to-be-one";
    private const string OldSecret = "the-key-before-which-is-long-enough-as-well-it-is";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hub_gets_the_signed_package_takes_speaks_hears_and_completes()
    {
        await using var hub = new HubListener();
        await using var talk = Talk(hub);
        var reference = await talk.QueueAsync(Cancel);

        var initiate = await NextAsync(hub, talk);
        HubSignature.IsValid(initiate.Signature, initiate.Body, [Secret], talk.Clock.GetUtcNow()).ShouldBeTrue();
        var activity = initiate.Json;
        activity.GetProperty("name").GetString().ShouldBe("handoff.initiate");
        activity.GetProperty("conversation").GetProperty("id").GetString().ShouldBe(talk.Customer.ConversationId);
        activity.GetProperty("value").GetProperty("package").GetProperty("id").GetString().ShouldBe(reference.ToString());
        Texts(activity).ShouldContain("un conseiller s'il vous plaît");

        (await CallAsync(talk, Status(reference, "accepted"))).ShouldBe(HttpStatusCode.OK);
        (await NextAsync(hub, talk)).Json.GetProperty("value").GetProperty("state").GetString().ShouldBe("accepted");
        (await CallAsync(talk, Message(reference, "Bonjour, ici Zoé."))).ShouldBe(HttpStatusCode.OK);
        (await CallAsync(talk, Message(reference, "Bonjour, ici Zoé."))).ShouldBe(HttpStatusCode.OK);
        (await talk.SayAsync("Bonjour Zoé", Cancel)).ShouldBeEmpty();
        var heard = (await NextAsync(hub, talk)).Json;
        (heard.GetProperty("type").GetString(), heard.GetProperty("text").GetString()).ShouldBe(("message", "Bonjour Zoé"));
        (await CallAsync(talk, Status(reference, "completed"))).ShouldBe(HttpStatusCode.OK);

        var history = await talk.Customer.HistoryAsync(Cancel);
        history.Count(static line => line.TryGetProperty("text", out var text) && text.GetString() == "Bonjour, ici Zoé.").ShouldBe(1);
        history.Where(static line => line.GetProperty("type").GetString() == "event").Select(static line => line.GetProperty("name").GetString())
            .ShouldBe(["handoff.initiate", "handoff.status", "handoff.status"]);
        LiveTalk.Text((await talk.BotAsync(Cancel))[^1]).ShouldStartWith("Zoé a clos la demande");
    }

    [Fact]
    public async Task Forged_late_unsigned_and_foreign_calls_change_nothing()
    {
        await using var hub = new HubListener();
        await using var talk = Talk(hub);
        var reference = await talk.QueueAsync(Cancel);
        var body = Status(reference, "accepted");
        var now = talk.Clock.GetUtcNow();

        (await CallAsync(talk, body, signature: null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(talk, body, HubSignature.Sign("another-key-that-is-long-enough-to-be-one", Bytes(body), now))).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(talk, body, HubSignature.Sign(Secret, Bytes(body), now.AddMinutes(-6)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(talk, body, HubSignature.Sign(Secret, Bytes(body + " "), now))).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(talk, body, "t=1,v1=zz")).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(talk, Status(new SupportBot.Bot.Cases.CaseReference(2026, 999), "accepted"))).ShouldBe(HttpStatusCode.NotFound);
        (await CallAsync(talk, Status(reference, "nonsense"))).ShouldBe(HttpStatusCode.BadRequest);
        (await talk.Room.ListAsync(Cancel)).Count.ShouldBe(1);

        (await CallAsync(talk, body, HubSignature.Sign(OldSecret, Bytes(body), now))).ShouldBe(HttpStatusCode.OK);
        (await CallAsync(talk, body)).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Without_a_hub_there_is_no_such_door()
    {
        await using var talk = new LiveTalk();
        await talk.BeginAsync(Cancel);

        (await CallAsync(talk, "{}")).ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The clock stands still: what a turn puts into the outbox falls due a little later.</summary>
    private static Task<HubCall> NextAsync(HubListener hub, LiveTalk talk)
    {
        talk.Clock.Advance(TimeSpan.FromSeconds(6));
        return hub.NextAsync(Cancel);
    }

    private static LiveTalk Talk(HubListener hub)
    {
        var talk = new LiveTalk();
        talk.Server.Settings["Escalation:Webhook:Address"] = hub.Address;
        talk.Server.Settings["Escalation:Webhook:Secret"] = Secret;
        talk.Server.Settings["Escalation:Webhook:PreviousSecret"] = OldSecret;
        return talk;
    }

    private static string Status(SupportBot.Bot.Cases.CaseReference reference, string state) => JsonSerializer.Serialize(new
    {
        type = "event",
        name = "handoff.status",
        from = new { id = "zoe", name = "Zoé" },
        value = new { state, @case = reference.ToString() },
    });

    private static string Message(SupportBot.Bot.Cases.CaseReference reference, string text) => JsonSerializer.Serialize(new
    {
        type = "message",
        id = "hub-1",
        text,
        from = new { id = "zoe", name = "Zoé" },
        value = new { @case = reference.ToString() },
    });

    private static Task<HttpStatusCode> CallAsync(LiveTalk talk, string body) => CallAsync(talk, body, HubSignature.Sign(Secret, Bytes(body), talk.Clock.GetUtcNow()));

    private static async Task<HttpStatusCode> CallAsync(LiveTalk talk, string body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/handoff");
        request.Content = DirectLineClient.Json(body);
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(HubSignature.Header, signature);
        }

        using var response = await talk.Customer.Http.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static IEnumerable<string?> Texts(JsonElement activity) => activity.GetProperty("attachments")[0].GetProperty("content").GetProperty("activities")
        .EnumerateArray().Select(static said => said.TryGetProperty("text", out var text) ? text.GetString() : null);
}
