using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.CaseDetail;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.HandOff.Hours;

namespace SupportBot.Bot.AgentConsole.Queue;

/// <summary>Reads the queue for one agent.</summary>
internal sealed class QueueBoard(CaseStore store, QueueSignals signals, WaitingRoom waitingRoom, OpeningHours hours, QueueSettings settings, TimeProvider clock)
{
    public async ValueTask<QueueView> ReadAsync(QueueRequest request, CurrentAgent agent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var allowed = AllowedQueues(agent);
        var filter = request.Filter(agent.Id, allowed);
        var items = await store.ListAsync(filter, cancellationToken);
        var ofLines = await signals.OfAsync([.. items.Select(static item => item.Reference)], cancellationToken);
        var urgent = await store.CountAsync(new CaseFilter { AllowedQueues = allowed, Urgency = CaseUrgency.High, OpenOnly = true }, cancellationToken);
        return new QueueView
        {
            Request = request,
            Now = now,
            Lines = [.. items.Select(item => Line(item, ofLines.GetValueOrDefault(item.Reference.ToString(), LineSignals.None), now))],
            Counts = await store.CountAsync(filter with { Status = null, OpenOnly = false }, cancellationToken),
            Waiting = await WaitingAsync(agent, cancellationToken),
            Urgent = urgent.Values.Sum(),
            Regions = settings.Regions,
            Queues = [.. settings.Queues.Where(agent.MaySee)],
        };
    }

    /// <summary>Customers who wait where the agent may see them, the longest first.</summary>
    public async ValueTask<IReadOnlyList<Waiting>> WaitingAsync(CurrentAgent agent, CancellationToken cancellationToken) =>
        [.. (await waitingRoom.ListAsync(cancellationToken)).Where(waiting => agent.MaySee(waiting.Queue)).OrderBy(static waiting => waiting.QueuedAt)];

    /// <summary>Null for an agent who sees every queue.</summary>
    private static IReadOnlyList<string>? AllowedQueues(CurrentAgent agent) =>
        agent.Roles.HasFlag(Accounts.ConsoleRole.Administrator) || agent.Queues.IsEvery ? null : agent.Queues.Names;

    private QueueLine Line(CaseListItem item, LineSignals signals, DateTimeOffset now) => new(
        item,
        item is { Status: CaseStatus.Done, FirstAnswerAt: null } ? null : FirstAnswer.Of(hours.Of(item.Queue), item.CreatedAt, item.FirstAnswerAt, settings.FirstAnswerGoal, now),
        signals,
        settings.Regions.FirstOrDefault(region => region.Key == item.Region).Name ?? item.Region);
}

/// <summary>What the queue knows from the configuration.</summary>
internal sealed class QueueSettings(EscalationRouting routing, IOptions<EscalationOptions> escalation, IOptions<AgentConsoleOptions> console)
{
    public IReadOnlyList<(string Key, string Name)> Regions => routing.Regions;

    /// <summary>Every queue that a route names, and the default one.</summary>
    public IReadOnlyList<string> Queues { get; } =
        [.. escalation.Value.Routes.Select(static route => route.Queue).Append(escalation.Value.DefaultQueue).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public TimeSpan FirstAnswerGoal => console.Value.FirstAnswerGoal;
}
