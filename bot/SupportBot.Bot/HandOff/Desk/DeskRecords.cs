using System.Data.Common;
using System.Text.Json;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.HandOff.Desk;

/// <summary>What agents read of conversations.</summary>
internal sealed class DeskRecords(IDatabase database, CustomerWindows windows)
{
    private const string SelectConversation = "SELECT conversation_id FROM cases WHERE reference = $1";

    private const string SelectOpen =
        "SELECT case_reference, state, agent_id, agent_name FROM hand_offs WHERE conversation_id = $1 AND state IN ('waiting', 'held')";

    // What the channel itself reports is no line of a conversation.
    private const string SelectLines =
        "SELECT seq, role, at, json FROM activities WHERE conversation_id = $1 AND seq > $2 AND role <> 'channel' ORDER BY seq LIMIT 200";

    private const string SelectLast = "SELECT last_seq FROM conversations WHERE id = $1";

    /// <summary>The conversation of a case, or null.</summary>
    public async ValueTask<ConversationKey?> FindConversationAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            SqlStatement.Of(SelectConversation, reference.ToString()), static reader => new ConversationKey(reader.GetString(0)), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>
    /// The conversation of a case from a place on, at most 200 lines; go on from the last one's place. Null for an unknown case.
    /// </summary>
    public async ValueTask<LiveConversation?> ReadAsync(CaseReference reference, long afterSeq, CancellationToken cancellationToken)
    {
        if (await FindConversationAsync(reference, cancellationToken) is not { } key)
        {
            return null;
        }

        var open = await database.QueryAsync(SqlStatement.Of(SelectOpen, key.Value), ReadHolder, cancellationToken);
        var last = await database.QueryAsync(SqlStatement.Of(SelectLast, key.Value), static reader => reader.GetInt64(0), cancellationToken);
        var lines = await database.QueryAsync(SqlStatement.Of(SelectLines, key.Value, afterSeq), ReadLine, cancellationToken);
        var (owner, agent) = open is [var holder] && holder.Case == reference.ToString() ? (holder.Owner, holder.Agent) : (Owner.Bot, null);
        return new LiveConversation(key, owner, agent, last.Count == 0 ? 0 : last[0], lines)
        {
            CustomerIsTyping = windows.IsTyping(key),
            CustomerHasReadTo = await windows.DeliveredToAsync(key, cancellationToken),
            CustomerIsThere = windows.IsOpen(key),
        };
    }

    private static (string Case, Owner Owner, Agent? Agent) ReadHolder(DbDataReader reader) => (
        reader.GetString(0),
        reader.GetString(1) == "held" ? Owner.Human : Owner.Queued,
        reader.ReadStringOrNull(2) is { } id ? new Agent(id, reader.ReadStringOrNull(3) ?? id) : null);

    private static LiveLine ReadLine(DbDataReader reader)
    {
        var activity = JsonSerializer.Deserialize(reader.GetString(3), WireJson.Activity) ?? throw new JsonException("An activity in the transcript is empty.");
        return new LiveLine(reader.GetInt64(0), Speaker(reader.GetString(1)), activity.From?.Name, Instants.Read(reader, 2), activity);
    }

    private static LineSpeaker Speaker(string role) => role switch
    {
        TurnStamp.UserRole => LineSpeaker.Customer,
        TurnStamp.AgentRole => LineSpeaker.Agent,
        _ => LineSpeaker.Bot,
    };
}

/// <summary>A conversation as an agent sees it.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="Owner">Who has it; <see cref="Owner.Bot"/> also when it is about another case by now.</param>
/// <param name="Agent">Null unless a person holds it.</param>
/// <param name="LastSeq">Place of the last activity.</param>
/// <param name="Lines">Oldest first.</param>
internal sealed record LiveConversation(ConversationKey Key, Owner Owner, Agent? Agent, long LastSeq, IReadOnlyList<LiveLine> Lines)
{
    public bool CustomerIsTyping { get; init; }

    /// <summary>Place of the last activity that reached the customer's open window; 0 when none did since a person came.</summary>
    public long CustomerHasReadTo { get; init; }

    /// <summary>Whether a window of the customer is open on this node.</summary>
    public bool CustomerIsThere { get; init; }
}

/// <summary>A line of a conversation.</summary>
/// <param name="Seq">Its place.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Name">The speaker's name; null when the channel gave none.</param>
/// <param name="At">When.</param>
/// <param name="Activity">What was said: text, files (their <c>contentUrl</c> serves the customer only), buttons, card values.</param>
internal sealed record LiveLine(long Seq, LineSpeaker Speaker, string? Name, DateTimeOffset At, Activity Activity);

/// <summary>Who says a line.</summary>
internal enum LineSpeaker
{
    Customer,
    Bot,
    Agent,
}
