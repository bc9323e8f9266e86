using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Drafts;
using SupportBot.Bot.AgentConsole.Questions;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Dashboard;

/// <summary>The pages about what conversations tell: figures, unanswered questions, ratings, drafts.</summary>
internal static class InsightPages
{
    private const string CountDrafts = "SELECT COUNT(*) FROM content_drafts WHERE state = 'open'";

    public static IServiceCollection AddInsightPages(this IServiceCollection services)
    {
        services.AddSingleton<DashboardReader>().AddSingleton<QuestionsReader>();
        services.AddSingleton(new ConsoleSection("questions", QuestionEndpoints.Path, QuestionTexts.Of["Section"], ConsoleRole.Editor, 60));
        services.AddSingleton(new ConsoleSection("ratings", QuestionEndpoints.RatingsPath, QuestionTexts.Of["RatingsSection"], ConsoleRole.Editor, 62));
        services.AddSingleton(new ConsoleSection("drafts", DraftEndpoints.Path, DraftTexts.Of["Section"], ConsoleRole.Editor, 64) { Badge = OpenDraftsAsync });
        return services.AddSingleton(new ConsoleSection("dashboard", DashboardEndpoints.Path, DashboardTexts.Of["Title"], null, 70));
    }

    public static void MapInsightPages(this RouteGroupBuilder console)
    {
        console.MapDashboard();
        console.MapQuestions();
        console.MapDrafts();
        console.MapProposals();
    }

    private static async ValueTask<int> OpenDraftsAsync(HttpContext context, CurrentAgent agent, CancellationToken cancellationToken)
    {
        var counts = await context.RequestServices.GetRequiredService<IDatabase>().QueryAsync(SqlStatement.Of(CountDrafts), static reader => reader.GetInt32(0), cancellationToken);
        return counts[0];
    }
}
