using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Bot.Flows.Shared;

namespace SupportBot.Bot.Conversations;

/// <summary>The turn and what it needs.</summary>
internal static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.TryAddSingleton<RootFlow>();
        services.AddSingleton<TurnStore>().AddSingleton<Transcript>().AddSingleton<FileStore>();
        services.AddSingleton<ConversationLocks>().AddSingleton<ConversationHub>().AddSingleton<TurnProcessor>();
        return services;
    }
}
