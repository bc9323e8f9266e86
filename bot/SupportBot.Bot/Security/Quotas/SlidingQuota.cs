using System.Runtime.InteropServices;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Security.Quotas;

/// <summary>How often something may be done.</summary>
/// <param name="Limit">Times, 1 to 100.</param>
/// <param name="Window">Within so long, whenever it begins.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuotaRule(int Limit, TimeSpan Window);

/// <summary>
/// Counts uses per subject in a sliding window, exactly, for all nodes: every use takes one of <see cref="QuotaRule.Limit"/> rows, which is free again
/// when its last use has left the window. Taking a row is one conditional statement, so parallel uses cannot take the same one.
/// </summary>
internal sealed class SlidingQuota(IDatabase database)
{
    private const string SelectUses = "SELECT slot, used_at FROM quota_uses WHERE subject = $1";

    private const string TakeSlot =
        """
        INSERT INTO quota_uses (subject, slot, used_at) VALUES ($1, $2, $3)
        ON CONFLICT (subject, slot) DO UPDATE SET used_at = excluded.used_at WHERE quota_uses.used_at <= $4
        """;

    private const string DeleteOld = "DELETE FROM quota_uses WHERE used_at <= $1";

    /// <summary>Takes one use; null when that worked, else the instant at which the next one is free.</summary>
    /// <param name="subject">Whose uses are counted, with what is counted. Stored as it is: give a pseudonym.</param>
    public async Task<DateTimeOffset?> TryTakeAsync(string subject, QuotaRule rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var gone = now - rule.Window;
        while (true)
        {
            var uses = await database.QueryAsync(SqlStatement.Of(SelectUses, subject), ReadUse, cancellationToken);
            if (FreeSlot(uses, rule.Limit, gone) is not { } slot)
            {
                return uses.Where(use => use.Slot < rule.Limit).Min(static use => use.At) + rule.Window;
            }

            // Another caller may take it between the two statements. Then one slot less is free: this ends after Limit rounds at most.
            if (await database.WriteAsync([SqlStatement.Of(TakeSlot, subject, slot, now, gone).Touching(1)]) == WriteOutcome.Committed)
            {
                return null;
            }
        }
    }

    /// <summary>Forgets uses that no rule looks at any more.</summary>
    public Task CleanAsync(DateTimeOffset before) => database.WriteAsync([SqlStatement.Of(DeleteOld, before)]);

    private static long? FreeSlot(IReadOnlyList<(long Slot, DateTimeOffset At)> uses, int limit, DateTimeOffset gone)
    {
        for (long slot = 0; slot < limit; slot++)
        {
            if (!uses.Any(use => use.Slot == slot && use.At > gone))
            {
                return slot;
            }
        }

        return null;
    }

    private static (long Slot, DateTimeOffset At) ReadUse(System.Data.Common.DbDataReader reader) => (reader.GetInt64(0), Instants.Read(reader, 1));
}
