using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Contracts.RedHat;

/// <summary>When sources were read, and since when they fail.</summary>
internal sealed class SourceStates(IDatabase database, OrganisationStore organisations)
{
    /// <summary>Another node that took the work and died is waited for no longer.</summary>
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(10);

    private const string Take =
        """
        INSERT INTO contract_sources (organisation_id, source, due_at) VALUES ($1, $2, $3)
        ON CONFLICT (organisation_id, source) DO UPDATE SET due_at = excluded.due_at WHERE contract_sources.due_at <= $4
        """;

    private const string MarkRead =
        "UPDATE contract_sources SET read_at = $1, due_at = $2, failing_since = NULL, failure = NULL WHERE organisation_id = $3 AND source = $4";

    private const string MarkFailed =
        "UPDATE contract_sources SET failing_since = COALESCE(failing_since, $1), failure = $2, due_at = $3 WHERE organisation_id = $4 AND source = $5";

    /// <summary>The organisation, when it is due and no other node has taken it.</summary>
    public async Task<OrganisationId?> TryTakeAsync(string organisation, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = await organisations.FindOrAddAsync(organisation, now, cancellationToken);
        var outcome = await database.WriteAsync([SqlStatement.Of(Take, id.Value, source, now + Taken, now).Touching(1)]);
        return outcome == WriteOutcome.Committed ? id : null;
    }

    /// <summary>It was read; due again at <paramref name="dueAt"/>.</summary>
    public Task ReadAsync(OrganisationId organisation, string source, DateTimeOffset now, DateTimeOffset dueAt) =>
        database.WriteAsync([SqlStatement.Of(MarkRead, now, dueAt, organisation.Value, source)]);

    /// <summary>Tried again after ten minutes: the circuit decides whether the source is called.</summary>
    public Task FailedAsync(OrganisationId organisation, string source, string failure, DateTimeOffset now) =>
        database.WriteAsync([SqlStatement.Of(MarkFailed, now, failure, now + Taken, organisation.Value, source)]);
}
