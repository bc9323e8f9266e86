using SupportBot.Bot.AgentConsole.CaseDetail;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;

namespace SupportBot.Bot.AgentConsole.Queue;

/// <summary>The queue as one agent sees it now.</summary>
internal sealed record QueueView
{
    public required QueueRequest Request { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required IReadOnlyList<QueueLine> Lines { get; init; }

    /// <summary>How many cases each status has under the other filters.</summary>
    public required IReadOnlyDictionary<CaseStatus, long> Counts { get; init; }

    /// <summary>Customers who wait for a person, in the queues that the agent sees.</summary>
    public required IReadOnlyList<Waiting> Waiting { get; init; }

    /// <summary>Urgent cases that are not finished.</summary>
    public required long Urgent { get; init; }

    public required IReadOnlyList<(string Key, string Name)> Regions { get; init; }

    /// <summary>The queues that the agent may choose from.</summary>
    public required IReadOnlyList<string> Queues { get; init; }

    public long Open => Counts.Where(static count => count.Key != CaseStatus.Done).Sum(static count => count.Value);

    public long All => Counts.Values.Sum();

    /// <summary>Cases under all filters.</summary>
    public long Found => Request.Status switch
    {
        null => Open,
        QueueRequest.AnyStatus => All,
        var status => CaseNames.Find<CaseStatus>(status) is { } one ? Counts.GetValueOrDefault(one) : 0,
    };

    public bool HasNext => (long)Request.Page * QueueRequest.PageSize < Found;
}

/// <summary>A line of the list.</summary>
/// <param name="Case">The case.</param>
/// <param name="FirstAnswer">Its clock; null once it is finished without one.</param>
/// <param name="Signals">What else to show.</param>
/// <param name="RegionName">French.</param>
internal sealed record QueueLine(CaseListItem Case, FirstAnswer? FirstAnswer, LineSignals Signals, string RegionName);
