using System.Security.Cryptography;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Reminders;

/// <summary>Lets one node at a time do a job, and each day's job be done once. A node that dies is waited for no longer than a lease lasts.</summary>
internal sealed class JobLease(IDatabase database)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private const string Take =
        """
        INSERT INTO job_leases (name, holder, until, done_on) VALUES ($1, $2, $3, NULL)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE (job_leases.until <= $4 OR job_leases.holder = excluded.holder) AND (job_leases.done_on IS NULL OR job_leases.done_on < $5)
        """;

    private const string Finish = "UPDATE job_leases SET done_on = $1, until = $2 WHERE name = $3 AND holder = $4";

    private readonly string _holder = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>Whether the job of that day is this node's to do now. Called again while it lasts, it keeps the lease.</summary>
    public async Task<bool> TryTakeAsync(string job, DateOnly day, DateTimeOffset now) =>
        await database.WriteAsync([SqlStatement.Of(Take, job, _holder, now + Lasts, now, ContractRows.ToText(day)).Touching(1)]) == WriteOutcome.Committed;

    /// <summary>The job of that day is done.</summary>
    public Task FinishAsync(string job, DateOnly day, DateTimeOffset now) =>
        database.WriteAsync([SqlStatement.Of(Finish, ContractRows.ToText(day), now, job, _holder)]);
}
