using SupportBot.Bot.Insights.Figures;
using SupportBot.Bot.Insights.Sessions;

namespace SupportBot.Bot.AgentConsole.Dashboard;

/// <summary>All that the dashboard shows.</summary>
internal sealed record DashboardView(ReportPeriod Period)
{
    public required SessionFigures Sessions { get; init; }

    public required CaseFigures Cases { get; init; }

    public required AnswerFigures Answers { get; init; }

    public required SatisfactionFigures Satisfaction { get; init; }

    /// <summary>Flows to choose from.</summary>
    public required IReadOnlyList<string> Flows { get; init; }

    /// <summary>Queues to choose from.</summary>
    public required IReadOnlyList<string> Queues { get; init; }

    /// <summary>The question of an entry by its id.</summary>
    public required Func<string, string> TitleOf { get; init; }

    /// <summary>The period as the rest of an address.</summary>
    public string Query => $"?jours={Period.Days}&flux={Uri.EscapeDataString(Period.Flow)}&file={Uri.EscapeDataString(Period.Queue)}";

    public IReadOnlyList<PlotSeries> DaySeries =>
    [
        new(DashboardTexts.Outcome(SessionOutcome.Resolved), [.. Sessions.Days.Select(static day => day.Resolved)]),
        new(DashboardTexts.Outcome(SessionOutcome.HandedOver), [.. Sessions.Days.Select(static day => day.HandedOver)]),
        new(DashboardTexts.Outcome(SessionOutcome.Abandoned), [.. Sessions.Days.Select(static day => day.Abandoned)]),
    ];
}
