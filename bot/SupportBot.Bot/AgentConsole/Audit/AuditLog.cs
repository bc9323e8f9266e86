using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Audit;

/// <summary>One line of the audit log: who did what to whom, when, from where. Never holds a text of a customer.</summary>
/// <param name="Event">One of <see cref="AuditEvents"/>, or the like: lower case, dots.</param>
/// <param name="Subject">What it was done to: a case's reference, an account; null when it is the actor himself.</param>
/// <param name="Detail">A word or two, such as names of fields; null when there is nothing to add.</param>
internal sealed record AuditEntry(string Event, string? Subject = null, string? Detail = null)
{
    /// <summary>Account; null when nobody is signed in, or a command did it.</summary>
    public string? ActorId { get; init; }

    public string? ActorName { get; init; }

    /// <summary>Network address; null for commands.</summary>
    public string? Address { get; init; }

    public AuditEntry By(CurrentAgent agent) => this with { ActorId = agent.Id, ActorName = agent.Name };
}

/// <summary>The append-only log of the console.</summary>
internal sealed class AuditLog(IDatabase database, TimeProvider clock)
{
    private const int LongestText = 200;

    private const string Insert =
        "INSERT INTO audit_log (at, actor_id, actor_name, event, subject, detail, address) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    /// <summary>For somebody else's transaction: what is done and that it was done are committed together.</summary>
    public static SqlStatement Statement(AuditEntry entry, DateTimeOffset now) => SqlStatement.Of(
        Insert, now, entry.ActorId, entry.ActorName, entry.Event, Cut(entry.Subject), Cut(entry.Detail), entry.Address);

    /// <summary>Writes one line; returns once it is on disk.</summary>
    public Task WriteAsync(AuditEntry entry) => database.WriteAsync([Statement(entry, clock.GetUtcNow())]);

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;
}

/// <summary>The audit log from within a request.</summary>
internal static class RequestAudit
{
    /// <summary>The line of this request: its agent, when somebody is signed in, and its address.</summary>
    public static AuditEntry AuditEntry(this HttpContext context, string what, string? subject = null, string? detail = null)
    {
        var entry = new AuditEntry(what, subject, detail) { Address = context.Connection.RemoteIpAddress?.ToString() };
        return context.FindCurrentAgent() is { } agent ? entry.By(agent) : entry;
    }

    /// <summary>Writes one line about this request.</summary>
    public static Task AuditAsync(this HttpContext context, string what, string? subject = null, string? detail = null) =>
        context.RequestServices.GetRequiredService<AuditLog>().WriteAsync(context.AuditEntry(what, subject, detail));
}
