using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Conversations;
using SupportBot.Knowledge;

namespace SupportBot.Bot.AgentConsole.Replies;

/// <summary>What a search in the knowledge found.</summary>
internal sealed record FoundView(IReadOnlyList<SearchResult> Results);

/// <summary>The knowledge within reach of a text box: the very search that answers customers.</summary>
internal static class ReplyEndpoints
{
    private const int Most = 6;

    public static void MapReplies(this RouteGroupBuilder group) => group.MapGet("/replies/search", Search);

    private static IResult Search(HttpContext context, KnowledgeBase knowledge)
    {
        var question = MessageText.Clean(context.Request.Query["q"].ToString(), out _);
        return ConsolePages.Show<FoundEntries, FoundView>(new FoundView(question.Length == 0 ? [] : knowledge.Current.Search(MessageText.Fold(question), Most)));
    }
}
