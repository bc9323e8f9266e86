using SupportBot.Bot.Insights.Drafts;
using SupportBot.Bot.Insights.Figures;
using SupportBot.Bot.Insights.Questions;
using SupportBot.Bot.Insights.Repeats;
using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Bot.Insights.Sessions;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights;

/// <summary>What becomes of conversations, what customers think of the answers, and what editors make of it.</summary>
internal static class InsightsServices
{
    public static IServiceCollection AddInsights(this IServiceCollection services)
    {
        services.AddSingleton<IEffectWriter, AnswerRatedWriter>().AddSingleton<IEffectWriter, QuestionDecidedWriter>();
        services.AddSingleton<SessionStore>().AddSingleton<SessionCounter>().AddHostedService<SessionCounting>();
        services.AddSingleton<UnansweredQuestions>();
        services.AddSingleton<IEffectWriter, AgentAskedWriter>();
        services.AddSingleton<SatisfactionStore>().AddSingleton<SatisfactionMail>().AddSingleton<SatisfactionAsker>().AddHostedService<SatisfactionAsking>();
        services.AddSingleton<IEffectWriter, ScoreAskedWriter>().AddSingleton<IEffectWriter, ScoreGivenWriter>();
        services.AddSingleton<IEffectWriter, ScoreSkippedWriter>().AddSingleton<IEffectWriter, ScoreExplainedWriter>();
        services.AddSingleton<SessionFiguresReader>().AddSingleton<CaseFiguresReader>().AddSingleton<AnswerFiguresReader>().AddSingleton<SatisfactionFiguresReader>();
        return services.AddSingleton<ContentFolder>().AddSingleton<DraftStore>().AddSingleton<DraftDesk>().AddSingleton<DraftReplay>().AddSingleton<CaseProposal>();
    }
}
