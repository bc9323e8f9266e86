using SupportBot.Bot.Outbox;

namespace SupportBot.Bot.Conversations;

/// <summary>Tells, once a turn is committed, those who wait for it: open sockets and consoles, and the outbox when something must leave.</summary>
internal sealed class TurnNews(ConversationHub hub, NewsBetweenNodes otherNodes, OutboxSignal outbox)
{
    public void Publish(TurnCommit commit)
    {
        var visible = new List<LoggedActivity>(1 + commit.Replies.Count);
        if (commit.Incoming.Role == TurnStamp.UserRole)
        {
            visible.Add(new LoggedActivity(commit.Incoming.Seq, commit.Incoming.Json));
        }

        foreach (var reply in commit.Replies)
        {
            visible.Add(new LoggedActivity(reply.Seq, reply.Json));
        }

        var news = new ConversationNews(commit.Turn.Key, commit.Incoming.Seq, commit.After.LastSeq, visible);
        hub.Publish(news);
        otherNodes.Tell(news);
        if (commit.Effects.Count > 0 || (commit.Turn.RepliesLeaveLater && commit.Replies.Count > 0))
        {
            outbox.Ring();
        }
    }
}
