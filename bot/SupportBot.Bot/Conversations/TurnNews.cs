using SupportBot.Bot.HandOff;
using SupportBot.Bot.Outbox;

namespace SupportBot.Bot.Conversations;

/// <summary>Tells, once a turn is committed, those who wait for it: open sockets and consoles, and the outbox when something must leave.</summary>
internal sealed class TurnNews(ConversationHub hub, NewsBetweenNodes otherNodes, ConsoleHub agents, OutboxSignal outbox)
{
    public void Publish(TurnCommit commit)
    {
        var visible = new List<LoggedActivity>(1 + commit.Replies.Count);
        if (commit.Incoming is { Role: TurnStamp.UserRole } incoming)
        {
            visible.Add(new LoggedActivity(incoming.Seq, incoming.Json));
        }

        foreach (var reply in commit.Replies)
        {
            visible.Add(new LoggedActivity(reply.Seq, reply.Json));
        }

        var before = commit.Before?.LastSeq ?? 0;
        if (commit.After.LastSeq > before)
        {
            var news = new ConversationNews(commit.Turn.Key, before + 1, commit.After.LastSeq, visible);
            hub.Publish(news);
            otherNodes.Tell(news);
        }

        TellAgents(commit);
        if (commit.Effects.Count > 0 || (commit.Turn.RepliesLeaveLater && commit.Replies.Count > 0))
        {
            outbox.Ring();
        }
    }

    private void TellAgents(TurnCommit commit)
    {
        var moved = commit.Effects.OfType<HandOffMoved>().Any();
        if (moved)
        {
            agents.Publish(new ConsoleNews(ConsoleNewsKind.QueueChanged) { Queue = commit.Ownership?.Queue });
        }

        if (commit.Ownership is { } ownership && (moved || !ownership.BotAnswers))
        {
            agents.Publish(new ConsoleNews(ConsoleNewsKind.ConversationGrew) { Conversation = commit.Turn.Key, Case = ownership.Case, Seq = commit.After.LastSeq });
        }
    }
}
