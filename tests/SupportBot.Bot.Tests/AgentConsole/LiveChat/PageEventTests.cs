using System.Diagnostics;
using System.Net;
using System.Threading.Channels;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.AgentConsole.LiveChat;

/// <summary>What an open page hears, and how soon.</summary>
public sealed class PageEventTests(SupportBotServer server)
{
    private readonly CaseRoom _room = new(server);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customers_message_is_announced_and_fetched_within_three_hundred_milliseconds()
    {
        using var customer = await DirectLineClient.StartAsync(server, Cancel);
        await customer.SayAsync("bonjour", Cancel);
        var reference = await OpenForAsync(customer.ConversationId);
        using var browser = await ConsoleBrowser.SignInAsync(server);
        var page = await browser.GetAsync($"/console/cases/{reference}");
        await using var events = await EventReader.OpenAsync(server, browser, $"/console/cases/{reference}/events", Cancel);
        await events.NextAsync("ready", Cancel);
        var times = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await customer.SayAsync($"message {i}", Cancel);
            await events.NextAsync("grew", Cancel);
            var lines = await browser.GetAsync($"/console/cases/{reference}/lines?apres=0");
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            lines.Answer.Text.ShouldContain($"message {i}");
        }

        // From the customer's sending (the bot's turn included) to the lines on the page; the middle one, as what else the machine does is not measured.
        TestContext.Current.TestOutputHelper?.WriteLine($"best {times.Min():F0}, median {times.Order().ElementAt(5):F0}, worst {times.Max():F0} ms");
        times.Order().ElementAt(5).ShouldBeLessThan(300);
        page.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_by_a_colleague_is_announced_to_the_open_case_and_to_the_open_queue()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server);
        using var colleague = await ConsoleBrowser.SignInAsync(server);
        await using var ofCase = await EventReader.OpenAsync(server, browser, $"/console/cases/{file.Reference}/events", Cancel);
        await using var ofQueue = await EventReader.OpenAsync(server, browser, "/console/demandes/events", Cancel);
        await ofCase.NextAsync("ready", Cancel);
        await ofQueue.NextAsync("ready", Cancel);

        await colleague.PostAsync(
            $"/console/cases/{file.Reference}/note", await colleague.GetAsync($"/console/cases/{file.Reference}"), ("version", $"{file.Version}"), ("note", "nouveau"));

        (await ofCase.NextAsync("changed", Cancel)).ShouldBe($"{file.Version + 1}");
        await ofQueue.NextAsync("queue", Cancel);
    }

    [Fact]
    public async Task Stream_of_a_foreign_case_is_refused()
    {
        var file = await _room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server, Bot.AgentConsole.Accounts.ConsoleRole.Agent, "autre");

        (await browser.SendAsync(HttpMethod.Get, $"/console/cases/{file.Reference}/events", null, "text/event-stream")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<CaseReference> OpenForAsync(string conversation)
    {
        var reference = await _room.Service<ICaseNumbers>().NextAsync(_room.Now, Cancel);
        await _room.WriteAsync(ConversationKey.DirectLine(conversation).Value, new OpenCase(new CaseDraft(reference, "agent", CaseReason.Asked)) { CopyToCustomer = false });
        return reference;
    }

    /// <summary>An event stream as a browser reads it.</summary>
    private sealed class EventReader : IAsyncDisposable
    {
        private readonly HttpClient _http;
        private readonly CancellationTokenSource _end = new();
        private readonly Channel<(string Event, string Data)> _events = Channel.CreateUnbounded<(string, string)>();
        private Task _reading = Task.CompletedTask;

        private EventReader(HttpClient http) => _http = http;

        public static async Task<EventReader> OpenAsync(SupportBotServer server, ConsoleBrowser browser, string path, CancellationToken cancellationToken)
        {
            var reader = new EventReader(server.Http());
            using var request = browser.Request(HttpMethod.Get, path, "text/event-stream");
            var response = await reader._http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
            reader._reading = reader.ReadAsync(await response.Content.ReadAsStreamAsync(cancellationToken));
            return reader;
        }

        /// <summary>Data of the next event of that name; those before it are passed over.</summary>
        public async Task<string> NextAsync(string name, CancellationToken cancellationToken)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(20));
            while (true)
            {
                var (what, data) = await _events.Reader.ReadAsync(patience.Token);
                if (what == name)
                {
                    return data;
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _end.CancelAsync();
            await _reading;
            _http.Dispose();
            _end.Dispose();
        }

        private async Task ReadAsync(Stream stream)
        {
            try
            {
                await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(stream).EnumerateAsync(_end.Token))
                {
                    _events.Writer.TryWrite((item.EventType, item.Data));
                }
            }
            catch (OperationCanceledException)
            {
                // The page is closed.
            }
        }
    }
}
