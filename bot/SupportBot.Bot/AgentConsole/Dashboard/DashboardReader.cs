using System.Text.RegularExpressions;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Insights.Figures;
using SupportBot.Bot.Persistence;
using SupportBot.Knowledge;

namespace SupportBot.Bot.AgentConsole.Dashboard;

/// <summary>Gathers the figures of a request.</summary>
internal sealed partial class DashboardReader(
    SessionFiguresReader sessions, CaseFiguresReader cases, AnswerFiguresReader answers, SatisfactionFiguresReader satisfaction, IDatabase database, KnowledgeBase knowledge)
{
    private const string SelectFlows = "SELECT flow FROM session_flows UNION SELECT flow FROM cases ORDER BY flow";
    private const string SelectQueues = "SELECT DISTINCT queue FROM cases ORDER BY queue";

    /// <summary>The figures; comments on cases that are not the agent's business are left out.</summary>
    public async Task<DashboardView> ReadAsync(ReportPeriod period, CurrentAgent agent, CancellationToken cancellationToken)
    {
        var snapshot = knowledge.Current;
        var scores = await satisfaction.ReadAsync(period, cancellationToken);
        return new DashboardView(period)
        {
            Sessions = await sessions.ReadAsync(period, cancellationToken),
            Cases = await cases.ReadAsync(period, cancellationToken),
            Answers = await answers.ReadAsync(period, cancellationToken),
            Satisfaction = scores with { Comments = [.. scores.Comments.Where(comment => agent.MaySee(comment.Queue))] },
            Flows = await NamesAsync(SelectFlows, cancellationToken),
            Queues = await NamesAsync(SelectQueues, cancellationToken),
            TitleOf = id => snapshot.Find(id)?.Question ?? id,
        };
    }

    /// <summary>The period that a request asks for; names that can be none are left out.</summary>
    public static ReportPeriod PeriodOf(int? days, string? flow, string? queue, DateTimeOffset now) =>
        ReportPeriod.Of(days, now) with { Flow = NameOf(flow), Queue = NameOf(queue) };

    private static string NameOf(string? name) => name is not null && Name().IsMatch(name) ? name : "";

    private ValueTask<IReadOnlyList<string>> NamesAsync(string sql, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(sql), static reader => reader.GetString(0), cancellationToken);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.-]{0,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
