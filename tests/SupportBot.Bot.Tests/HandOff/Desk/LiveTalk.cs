using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.HandOff.Desk;

/// <summary>A server in opening hours, a customer on Direct Line, and the desk.</summary>
internal sealed class LiveTalk : IAsyncDisposable
{
    public static readonly Agent Alice = new("alice", "Alice");
    public static readonly Agent Bruno = new("bruno", "Bruno");

    /// <summary>A Monday, 10:00 in Paris.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private int _messages;

    public LiveTalk(DateTimeOffset? now = null, string? dataDirectory = null)
    {
        Clock = new ManualTimeProvider(now ?? Monday);
        Server = (dataDirectory is null ? new SupportBotServer() : new SupportBotServer { DataDirectory = dataDirectory }).At(Clock);
        Server.Settings["DirectLine:TokenLifetime"] = "1.00:00:00";
        Server.Settings["DirectLine:TokenMaximumAge"] = "2.00:00:00";
    }

    public ManualTimeProvider Clock { get; }

    public SupportBotServer Server { get; }

    public DirectLineClient Customer { get; private set; } = null!; // Set by every way to begin.

    public HandOffDesk Desk => Server.Services.GetRequiredService<HandOffDesk>();

    public DeskRecords Records => Server.Services.GetRequiredService<DeskRecords>();

    public WaitingRoom Room => Server.Services.GetRequiredService<WaitingRoom>();

    public CaseStore Cases => Server.Services.GetRequiredService<CaseStore>();

    public AgentSigns Signs => Server.Services.GetRequiredService<AgentSigns>();

    /// <summary>Time passes, and the clock of the desk has looked.</summary>
    public async Task PassAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        Clock.Advance(time);
        await Server.Services.GetRequiredService<HandOffClock>().LookAsync(cancellationToken);
    }

    /// <summary>Goes on with a conversation that began on another server.</summary>
    public void Resume(string credential, string conversation) =>
        Customer = new DirectLineClient(Server.Http()) { Credential = credential, ConversationId = conversation };

    /// <summary>The mails that left, once there are <paramref name="count"/>.</summary>
    public async Task<IReadOnlyList<string>> MailsAsync(int count, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Server.DataDirectory, "mail");
        await Eventually.HoldsAsync(() => Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml").Length >= count, cancellationToken);
        return await Task.WhenAll(Directory.GetFiles(folder, "*.eml").Select(file => File.ReadAllTextAsync(file, cancellationToken)));
    }

    /// <summary>A customer who has begun a conversation.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken) => Customer = await DirectLineClient.StartAsync(Server, cancellationToken);

    /// <summary>A customer who waits in the queue; gives the case.</summary>
    public async Task<CaseReference> QueueAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        await SayAsync("un conseiller s'il vous plaît", cancellationToken);
        await SayAsync("jean@acme.fr", cancellationToken);
        return CaseOf((await BotAsync(cancellationToken))[^1]);
    }

    /// <summary>A customer who talks to Alice.</summary>
    public async Task<CaseReference> HoldAsync(CancellationToken cancellationToken)
    {
        var reference = await QueueAsync(cancellationToken);
        (await Desk.TakeAsync(reference, Alice, DeskDoor.Console, cancellationToken)).IsDone.ShouldBeTrue();
        return reference;
    }

    /// <summary>The customer writes; gives what the bot said to it.</summary>
    public async Task<IReadOnlyList<JsonElement>> SayAsync(string text, CancellationToken cancellationToken)
    {
        var before = (await BotAsync(cancellationToken)).Count;
        (await Customer.SayAsync(text, cancellationToken, $"m{++_messages}")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        return [.. (await BotAsync(cancellationToken)).Skip(before)];
    }

    /// <summary>Everything that the bot, not a person, has said.</summary>
    public async Task<IReadOnlyList<JsonElement>> BotAsync(CancellationToken cancellationToken) =>
        [.. (await Customer.HistoryAsync(cancellationToken)).Where(static activity => Kind(activity) is not null)];

    public static string? Kind(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.TryGetProperty("supportBot", out var bot) ? bot.GetProperty("kind").GetString() : null;

    public static string Text(JsonElement activity) => activity.GetProperty("text").GetString() ?? "";

    public static IReadOnlyList<string> Buttons(JsonElement activity) => activity.TryGetProperty("suggestedActions", out var suggested)
        ? [.. suggested.GetProperty("actions").EnumerateArray().Select(static action => action.GetProperty("title").GetString() ?? "")]
        : [];

    public static CaseReference CaseOf(JsonElement activity) =>
        CaseReference.Parse(activity.GetProperty("channelData").GetProperty("supportBot").GetProperty("case").GetString() ?? "");

    public async ValueTask DisposeAsync()
    {
        Customer?.Dispose();
        await Server.DisposeAsync();
    }
}
