using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff;

/// <summary>
/// Which agents are there. An open console says so every half minute or so; whoever has said nothing for long is gone, and the conversations that he held
/// return to the queue. Nobody there does not close a queue: the customer waits, and the accept time-out does the rest.
/// </summary>
internal sealed class AgentPresence(IDatabase database, TimeProvider clock)
{
    /// <summary>How often a console should call <see cref="BeatAsync"/>.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    private const string Upsert =
        """
        INSERT INTO agent_presence (agent_id, agent_name, seen_at) VALUES ($1, $2, $3)
        ON CONFLICT (agent_id) DO UPDATE SET agent_name = excluded.agent_name, seen_at = excluded.seen_at
        """;

    private const string Select = "SELECT agent_id, agent_name FROM agent_presence WHERE seen_at >= $1 ORDER BY agent_name, agent_id";

    /// <summary>The agent's console is open.</summary>
    public Task BeatAsync(Agent agent) => database.WriteAsync([Seen(agent, clock.GetUtcNow())]);

    /// <summary>The agent signs out: what he holds returns to the queue at the next look.</summary>
    public Task LeaveAsync(Agent agent) => database.WriteAsync([Seen(agent, DateTimeOffset.UnixEpoch)]);

    internal static SqlStatement Seen(Agent agent, DateTimeOffset now) => SqlStatement.Of(Upsert, agent.Id, agent.Name, now);

    /// <summary>Who is there now, by name.</summary>
    public ValueTask<IReadOnlyList<Agent>> ListAsync(CancellationToken cancellationToken) => database.QueryAsync(
        SqlStatement.Of(Select, clock.GetUtcNow() - (3 * Beat)), static reader => new Agent(reader.GetString(0), reader.GetString(1)), cancellationToken);
}
