using System.Globalization;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Conversations;

/// <summary>Carries the news of conversations to the sockets and consoles of the other nodes, as numbers only: who listens reads the transcript.</summary>
internal sealed class NewsBetweenNodes : IDisposable
{
    private const string Topic = "conversation";

    private readonly INodeChannel _nodes;
    private readonly ConversationHub _hub;
    private readonly IDisposable _listening;

    public NewsBetweenNodes(INodeChannel nodes, ConversationHub hub)
    {
        _nodes = nodes;
        _hub = hub;
        _listening = nodes.Listen(Topic, Hear);
    }

    public void Tell(ConversationNews news) => _nodes.Send(Topic, string.Create(CultureInfo.InvariantCulture, $"{news.FirstSeq} {news.LastSeq} {news.Key}"));

    public void Dispose() => _listening.Dispose();

    private void Hear(string? word)
    {
        if (word is null)
        {
            _hub.MissedSomething();
        }
        else if (word.Split(' ', 3) is [var first, var last, var key])
        {
            var news = new ConversationNews(
                new ConversationKey(key), long.Parse(first, CultureInfo.InvariantCulture), long.Parse(last, CultureInfo.InvariantCulture), null);
            _hub.Publish(news);
        }
    }
}
