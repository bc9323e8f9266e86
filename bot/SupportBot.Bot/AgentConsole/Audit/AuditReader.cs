using System.Data.Common;
using System.Globalization;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Audit;

/// <summary>A line of the log as it is shown.</summary>
internal sealed record AuditRow(long Number, DateTimeOffset At, string? ActorName, string Event, string? Subject, string? Detail, string? Address);

/// <summary>Which lines to show; what is null or empty does not matter. Days are those of Paris.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Event">Name of the event.</param>
/// <param name="Who">Part of the actor's name.</param>
/// <param name="Subject">Part of what it was done to.</param>
internal sealed record AuditFilter(DateOnly? From, DateOnly? To, string? Event, string? Who, string? Subject);

/// <summary>Reads the log, newest first.</summary>
internal sealed class AuditReader(IDatabase database)
{
    private const string Select = "SELECT number, at, actor_name, event, subject, detail, address FROM audit_log";

    /// <summary>Lines that fit, at most <paramref name="most"/>.</summary>
    /// <param name="before">Only lines with a smaller number; null begins with the newest.</param>
    public ValueTask<IReadOnlyList<AuditRow>> ReadAsync(AuditFilter filter, long? before, int most, CancellationToken cancellationToken)
    {
        var parameters = new List<object?>();
        var conditions = new List<string>();
        Add("number < {0}", before);
        Add("at >= {0}", filter.From is { } from ? ParisTime.At(from, TimeSpan.Zero) : null);
        Add("at < {0}", filter.To is { } to && to < DateOnly.MaxValue ? ParisTime.At(to.AddDays(1), TimeSpan.Zero) : null);
        Add("event = {0}", NullIfEmpty(filter.Event));
        Add("lower(actor_name) LIKE {0} ESCAPE '!'", Pattern(filter.Who));
        Add("lower(subject) LIKE {0} ESCAPE '!'", Pattern(filter.Subject));
        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        return database.QueryAsync(
            new SqlStatement($"{Select}{where} ORDER BY number DESC LIMIT {most.ToString(CultureInfo.InvariantCulture)}", [.. parameters]), Read, cancellationToken);

        void Add(string condition, object? value)
        {
            if (value is not null)
            {
                parameters.Add(value);
                conditions.Add(string.Format(CultureInfo.InvariantCulture, condition, $"${parameters.Count}"));
            }
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Pattern(string? text) => NullIfEmpty(text) is { } part
        ? $"%{part.ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%"
        : null;

    private static AuditRow Read(DbDataReader row) => new(
        row.GetInt64(0), Instants.Read(row, 1), row.ReadStringOrNull(2), row.GetString(3), row.ReadStringOrNull(4), row.ReadStringOrNull(5), row.ReadStringOrNull(6));
}
