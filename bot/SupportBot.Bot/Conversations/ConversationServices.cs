using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Outbox;

namespace SupportBot.Bot.Conversations;

/// <summary>The turn and what it needs.</summary>
internal static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<TurnStore>().AddSingleton<Transcript>().AddSingleton<FileStore>();
        services.AddSingleton<ConversationLocks>().AddSingleton<ConversationHub>();
        services.AddSingleton<NewsBetweenNodes>().AddSingleton<TurnNews>().AddSingleton<TurnProcessor>();
        services.AddSingleton<IOutboxSender, ChatNewsSender>();
        services.AddSingleton<WarmUp>().AddHostedService(static provider => provider.GetRequiredService<WarmUp>());
        return services;
    }
}
