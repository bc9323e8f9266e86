using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Insights;

/// <summary>What customers think of the answers.</summary>
internal static class InsightsServices
{
    public static IServiceCollection AddInsights(this IServiceCollection services) =>
        services.AddSingleton<IEffectWriter, AnswerRatedWriter>().AddSingleton<IEffectWriter, QuestionDecidedWriter>();
}
