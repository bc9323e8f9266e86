using SupportBot.Bot.Cases;
using SupportBot.Bot.Insights.Figures;
using SupportBot.Bot.Insights.Sessions;

namespace SupportBot.Bot.AgentConsole.Dashboard;

/// <summary>The tables of the dashboard as files for a spreadsheet, by the name in their address.</summary>
internal static class DashboardTables
{
    private static readonly Dictionary<string, Func<DashboardView, CsvTable>> Tables = new(StringComparer.Ordinal)
    {
        ["issues"] = Outcomes,
        ["jours"] = Days,
        ["formulaires"] = Flows,
        ["etapes"] = Slots,
        ["reponses"] = Answers,
        ["delais"] = Acknowledged,
        ["dossiers"] = Cases,
        ["satisfaction"] = Scores,
    };

    /// <summary>The file; null when no table has the name.</summary>
    public static byte[]? Find(string name, DashboardView view) => Tables.TryGetValue(name, out var table) ? table(view).ToBytes() : null;

    private static CsvTable Outcomes(DashboardView view)
    {
        var table = new CsvTable(T("Col_Outcome"), T("Col_Detail"), T("Col_Sessions"));
        foreach (var row in view.Sessions.Outcomes)
        {
            table.Add(DashboardTexts.Outcome(row.Outcome), DashboardTexts.Detail(row.Detail), row.Count);
        }

        return table;
    }

    private static CsvTable Days(DashboardView view)
    {
        var table = new CsvTable(
            T("Col_Day"), DashboardTexts.Outcome(SessionOutcome.Resolved), DashboardTexts.Outcome(SessionOutcome.HandedOver), DashboardTexts.Outcome(SessionOutcome.Abandoned));
        foreach (var day in view.Sessions.Days)
        {
            table.Add(day.Day, day.Resolved, day.HandedOver, day.Abandoned);
        }

        return table;
    }

    private static CsvTable Flows(DashboardView view)
    {
        var table = new CsvTable(T("Col_Flow"), T("Col_Started"), T("Col_Completed"), T("Col_HandedOver"), T("Col_Cancelled"), T("Col_Abandoned"));
        foreach (var flow in view.Sessions.Flows)
        {
            table.Add(CaseTexts.Flow(flow.Flow), flow.Started, flow.Completed, flow.HandedOver, flow.Cancelled, flow.Abandoned);
        }

        return table;
    }

    private static CsvTable Slots(DashboardView view)
    {
        var table = new CsvTable(T("Col_Flow"), T("Col_Slot"), T("Col_Abandoned"));
        foreach (var slot in view.Sessions.Left)
        {
            table.Add(CaseTexts.Flow(slot.Flow), CaseTexts.Label(slot.Slot), slot.Count);
        }

        return table;
    }

    private static CsvTable Answers(DashboardView view)
    {
        var table = new CsvTable(T("Col_Entry"), T("Col_Question"), T("Col_Asked"), T("Col_Helpful"), T("Col_NotHelpful"));
        var rated = view.Answers.Rated.ToDictionary(row => row.Entry, StringComparer.Ordinal);
        var asked = view.Answers.Asked.ToDictionary(row => row.Entry, row => row.Count, StringComparer.Ordinal);
        foreach (var entry in view.Answers.Asked.Select(row => row.Entry).Union(view.Answers.Rated.Select(row => row.Entry), StringComparer.Ordinal))
        {
            var verdict = rated.GetValueOrDefault(entry);
            table.Add(entry, view.TitleOf(entry), asked.GetValueOrDefault(entry), verdict?.Helpful ?? 0, verdict?.NotHelpful ?? 0);
        }

        return table;
    }

    private static CsvTable Acknowledged(DashboardView view)
    {
        var table = new CsvTable(T("Col_Queue"), T("Col_Acknowledged"), T("Col_Waiting"), T("Col_MedianMinutes"), T("Col_MostMinutes"));
        foreach (var row in view.Cases.Acknowledged)
        {
            table.Add(row.Queue.Length == 0 ? T("AllQueues") : row.Queue, row.Cases, row.Waiting, Math.Round(row.Median.TotalMinutes, 1), Math.Round(row.Most.TotalMinutes, 1));
        }

        return table;
    }

    private static CsvTable Cases(DashboardView view)
    {
        var table = new CsvTable(T("Col_Measure"), T("Col_Count"), T("Col_Of"));
        table.Add(T("Incomplete"), view.Cases.Incomplete, view.Cases.Opened);
        table.Add(T("HandedBack"), view.Cases.HandedBack, view.Cases.Exchanges);
        table.Add(T("Reopened"), view.Cases.Reopened, view.Cases.Done);
        table.Add(T("AskedTwice"), view.Cases.AskedTwice.Sum(row => row.Count), view.Cases.Opened);
        return table;
    }

    private static CsvTable Scores(DashboardView view)
    {
        var table = new CsvTable(T("Col_Score"), T("Col_Count"));
        for (var score = view.Satisfaction.Scores.Count; score >= 1; score--)
        {
            table.Add(score, view.Satisfaction.Scores[score - 1]);
        }

        return table;
    }

    private static string T(string key) => DashboardTexts.Of[key];
}
