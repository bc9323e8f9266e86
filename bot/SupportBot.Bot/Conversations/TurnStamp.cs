using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Conversations;

/// <summary>Gives the activities of a turn their places, ids, times, senders and addressees.</summary>
internal static class TurnStamp
{
    public const string BotName = "SupportBot";

    private const string BotId = "supportbot";
    private const string French = "fr-FR";
    public const string UserRole = "user";
    public const string AgentRole = "agent";
    private const string BotRole = "bot";
    private const string ChannelRole = "channel";

    /// <summary>The incoming activity as the flows see it and the transcript keeps it; its sender is <paramref name="userId"/> when the door named none.</summary>
    public static Activity Incoming(IncomingTurn turn, long seq, string userId, DateTimeOffset now)
    {
        var activity = turn.Activity with
        {
            From = turn.Activity.From is { } sender ? sender with { Role = UserRole } : new ChannelAccount(userId, Role: UserRole),
        };
        if (turn.Unprompted)
        {
            return activity;
        }

        return turn.Route != TurnRoute.Connector
            ? activity with { Id = ConversationIds.Activity(Conversation(turn).Id, seq), Timestamp = now }
            : activity;
    }

    /// <summary>The incoming activity's row.</summary>
    public static NewActivity Row(Activity incoming, long seq) =>
        new(seq, incoming.Type == ActivityTypes.ConversationUpdate ? ChannelRole : UserRole, incoming, WireJson.ToJson(incoming));

    /// <summary>The flows' replies, ready to be stored and sent, each a millisecond after the one before: clients order by time.</summary>
    public static List<NewActivity> Replies(IncomingTurn turn, Activity incoming, IReadOnlyList<Activity> said, long seq, DateTimeOffset now)
    {
        var rows = new List<NewActivity>(said.Count);
        foreach (var reply in said)
        {
            seq++;
            now = now.AddMilliseconds(1);
            var stamped = Reply(turn, incoming, reply, seq, now);
            rows.Add(new NewActivity(seq, IsOfAgent(reply) ? AgentRole : BotRole, stamped, WireJson.ToJson(stamped)));
        }

        return rows;
    }

    /// <summary>A reply as a channel gets it: there everything comes from the bot's one account, so an agent is named in the words.</summary>
    public static Activity ForChannel(NewActivity reply)
    {
        var activity = reply.Activity;
        return reply.Role == AgentRole && activity is { From.Name: { } name }
            ? activity with { Text = (activity.TextFormat == TextFormats.Plain ? $"{name} : " : $"**{name}** : ") + WithFileLinks(activity), Attachments = null }
            : activity;
    }

    /// <summary>The words of an agent, with his files as addresses: for whoever is shown words alone.</summary>
    public static string WithFileLinks(Activity activity) => string.Join(
        "\n\n",
        (activity.Attachments ?? []).Where(static file => file.ContentUrl is not null).Select(static file => $"{file.Name} : {file.ContentUrl}")
            .Prepend(activity.Text ?? "").Where(static part => part.Length > 0));

    /// <summary>That an agent is typing: shown, not stored.</summary>
    public static Activity Typing(IncomingTurn turn, string agent, DateTimeOffset now)
    {
        var sign = new Activity { Type = ActivityTypes.Typing, From = new ChannelAccount(AgentRole, agent, Role: AgentRole) };
        return Reply(turn, turn.Activity, sign, 0, now) with { Id = null, Locale = null };
    }

    private static Activity Reply(IncomingTurn turn, Activity incoming, Activity reply, long seq, DateTimeOffset now)
    {
        var addressed = turn.Route == TurnRoute.Connector;
        return reply with
        {
            Id = ConversationIds.Activity(Conversation(turn).Id, seq),
            Timestamp = now,
            ChannelId = incoming.ChannelId,
            ServiceUrl = addressed ? incoming.ServiceUrl : null,
            From = IsOfAgent(reply) ? Agent(incoming, reply, addressed) : Bot(incoming, addressed),
            Recipient = addressed ? incoming.From : null,
            Conversation = incoming.Conversation,
            // Web Chat waits for the activity that is answered: it never sees the channel's own reports.
            ReplyToId = turn.Unprompted || (incoming.Type == ActivityTypes.ConversationUpdate && !addressed) ? null : incoming.Id,
            Locale = reply.Locale ?? French,
            ChannelData = WireJson.Annotate(reply.ChannelData, reply.Annotation),
        };
    }

    private static ChannelAccount Bot(Activity incoming, bool addressed) => addressed && incoming.Recipient is { } known
        ? known with { Name = known.Name ?? BotName, Role = BotRole }
        : new ChannelAccount(BotId, BotName, Role: BotRole);

    private static bool IsOfAgent(Activity reply) => reply.From?.Role == AgentRole;

    /// <summary>
    /// A channel only takes what comes from the bot's own account, and Web Chat knows no third role: to both an agent is the bot under another name.
    /// </summary>
    private static ChannelAccount Agent(Activity incoming, Activity reply, bool addressed) =>
        Bot(incoming, addressed) with { Id = addressed && incoming.Recipient is { } known ? known.Id : AgentRole, Name = reply.From?.Name };

    private static ConversationAccount Conversation(IncomingTurn turn) =>
        turn.Activity.Conversation ?? throw new InvalidOperationException("A turn without a conversation passed the edge.");
}
