using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Progress;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Bot.Flows.HumanHandOff;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Flows.Transfer.OtherCompany;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Privacy;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Testing;
using SupportBot.Dialogs.Turns;
using SupportBot.Knowledge;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>
/// Talks to the bot's core with the knowledge that ships and the demo contracts in a database of their own. The state goes through JSON after every turn, as
/// it does in the database. <c>&lt;code&gt;</c> in what the customer says stands for the code in the last letter.
/// </summary>
/// <param name="channel">Shape of the activities: <c>directline</c> as Web Chat sends them, <c>msteams</c> as Teams does.</param>
#pragma warning disable CA1001 // Nothing in the provider outlives the test process.
internal sealed class FlowTestClient(string channel) : IChatBot
{
    private const string CodeWord = "<code>";

    internal static readonly KnowledgeBase Knowledge = KnowledgeBase.Open(Repository.Path("knowledge/content"), FlowServices.Utterances, TimeProvider.System);

    private FlowContracts? _contracts;
    private ServiceProvider? _services;
    private string _state = JsonSerializer.Serialize(new ConversationState(), ConversationStateJson.Default.ConversationState);
    private DateTimeOffset _now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public List<ITurnEffect> Effects { get; } = [];

    public async Task<IReadOnlyList<Activity>> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        var state = JsonSerializer.Deserialize(_state, ConversationStateJson.Default.ConversationState)!; // It was written by the line above or below.
        var turn = new TurnContext(Shape(WithCode(activity)), _now);
        _contracts ??= await FlowContracts.CreateAsync();
        _services ??= NewServices(_contracts);
        await _services.GetRequiredService<OwnershipGate>().OnTurnAsync(turn, state, cancellationToken);
        _state = JsonSerializer.Serialize(state, ConversationStateJson.Default.ConversationState);
        Effects.AddRange(turn.Effects);
        await _contracts.CommitAsync(_services.GetServices<IEffectWriter>(), turn);
        _now = _now.AddMinutes(1);
        return [.. turn.Replies.Where(static reply => reply.Type == ActivityTypes.Message)];
    }

    public void Advance(TimeSpan by) => _now += by;

    /// <summary>The same conversation at the same point, to be gone on with in another way.</summary>
    public FlowTestClient Copy() => new(channel) { _contracts = _contracts, _services = _services, _state = _state, _now = _now };

    /// <summary>How many forms are under way, paused ones included.</summary>
    public int Forms => JsonSerializer.Deserialize(_state, ConversationStateJson.Default.ConversationState)!.Dialogs.Stack.Count; // It was written by this class.

    /// <summary>What the form on top was told, by slot.</summary>
    public IReadOnlyList<string> Values()
    {
        var state = JsonSerializer.Deserialize(_state, ConversationStateJson.Default.ConversationState)!; // It was written by this class.
        var slots = state.Dialogs.Stack.LastOrDefault()?.Form?.Slots ?? [];
        return [.. slots.Where(filled => filled.Name is not ("spoken_key" or "other_party")).Select(filled => $"{filled.Name}={filled.Value}{filled.Absence}{string.Join(',', filled.Files?.Select(file => file.Name) ?? [])}")];
    }

    public Task RestartAsync(CancellationToken cancellationToken)
    {
        _services = null;
        return Task.CompletedTask;
    }

    private Activity Shape(Activity activity) => channel == "msteams"
        ? activity with
        {
            ChannelId = channel,
            From = new ChannelAccount("29:user", "Claire Martin", "11111111-2222-3333-4444-555555555555"),
            Recipient = new ChannelAccount("28:bot"),
            Conversation = new ConversationAccount("a:1", ConversationType: "personal", TenantId: "tenant"),
            TextFormat = TextFormats.Plain,
            Locale = "fr-FR",
        }
        : activity with { ChannelId = channel, From = new ChannelAccount("dl_user"), Recipient = new ChannelAccount("bot"), Conversation = new ConversationAccount("conversation") };

    private Activity WithCode(Activity activity) => activity.Text?.Contains(CodeWord, StringComparison.Ordinal) == true
        ? activity with { Text = activity.Text.Replace(CodeWord, Effects.OfType<SendMail>().Last().Letter.Text.Split(' ', '\n').First(word => word.Length == 6 && word.All(char.IsDigit)), StringComparison.Ordinal) }
        : activity;

    private static ServiceProvider NewServices(FlowContracts contracts) => contracts.AddTo(new ServiceCollection())
        .AddSingleton(Knowledge)
        .AddSingleton<ICaseNumbers, RunningNumbers>()
        .AddSingleton<UploadLinks>()
        .AddSingleton(Options.Create(new UploadLinkOptions()))
        .AddSingleton(Options.Create(new PartyLinkOptions()))
        .AddSingleton(Options.Create(new EscalationOptions()))
        .AddSingleton(Options.Create(new RegionsOptions()))
        .AddSingleton(Options.Create(new BusinessHoursOptions()))
        .AddSingleton(Options.Create(new HandOffOptions()))
        .AddSingleton(Options.Create(new CaseLookupOptions()))
        .AddSingleton<CaseProgressStore>()
        .AddSingleton<CaseLookup>()
        .AddSingleton<KnownAddresses>()
        .AddSingleton<DataLinks>()
        .AddSingleton<EscalationRouting>()
        .AddSingleton<OpeningHours>()
        .AddSingleton<IWaitingRoom, EmptyRoom>()
        .AddFlows()
        .BuildServiceProvider();

    private sealed class EmptyRoom : IWaitingRoom
    {
        public ValueTask<WaitingPlace> LookAsync(string queue, DateTimeOffset queuedAt, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new WaitingPlace(1, null));
    }

    private sealed class RunningNumbers : ICaseNumbers
    {
        private int _last;

        public ValueTask<CaseReference> NextAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
            ValueTask.FromResult(new CaseReference(now.Year, ++_last));
    }
}
