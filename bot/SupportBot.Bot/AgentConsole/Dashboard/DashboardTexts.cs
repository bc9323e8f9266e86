using SupportBot.Bot.Cases;
using SupportBot.Bot.Insights.Sessions;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.Dashboard;

/// <summary>The sentences of the dashboard.</summary>
internal static class DashboardTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(DashboardTexts), nameof(DashboardTexts));

    public static string Outcome(SessionOutcome outcome) => Of[$"Outcome_{CaseNames.Of(outcome)}"];

    public static string Detail(SessionDetail detail) => Of[$"Detail_{CaseNames.Of(detail)}"];
}
