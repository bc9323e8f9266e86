using System.Globalization;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Queue;

/// <summary>What a line of the list must show beside its case.</summary>
/// <param name="NewFiles">Files that the customer brought since an agent last did something.</param>
/// <param name="MailsWaiting">Mails of the case that have not left yet.</param>
/// <param name="MailsDead">Mails of the case that could not leave.</param>
internal sealed record LineSignals(int NewFiles, int MailsWaiting, int MailsDead)
{
    public static readonly LineSignals None = new(0, 0, 0);
}

/// <summary>Reads the signals of one page of the list: two narrow queries, whatever the number of cases.</summary>
internal sealed class QueueSignals(IDatabase database)
{
    // Always as many holes as a page has lines: one text to prepare.
    private static readonly string Holes = string.Join(", ", Enumerable.Range(1, QueueRequest.PageSize).Select(number => string.Create(CultureInfo.InvariantCulture, $"${number}")));

    private static readonly string SelectFiles =
        $"""
        SELECT h.case_reference, COUNT(*) FROM case_history AS h JOIN cases AS c ON c.reference = h.case_reference
        WHERE h.case_reference IN ({Holes}) AND h.event = 'file' AND h.actor = 'customer' AND h.at > c.created_at
          AND NOT EXISTS (SELECT 1 FROM case_history AS later WHERE later.case_reference = h.case_reference AND later.number > h.number
                          AND later.actor NOT IN ('customer', 'bot', 'system'))
        GROUP BY h.case_reference
        """;

    private static readonly string SelectMails =
        $"""
        SELECT case_reference, state, COUNT(*) FROM outbox
        WHERE case_reference IN ({Holes}) AND kind = '{OutboxKinds.Mail}' AND state IN ('waiting', 'dead') GROUP BY case_reference, state
        """;

    /// <summary>The signals of these cases, at most <see cref="QueueRequest.PageSize"/>; a case without any is left out.</summary>
    public async ValueTask<IReadOnlyDictionary<string, LineSignals>> OfAsync(IReadOnlyList<CaseReference> cases, CancellationToken cancellationToken)
    {
        var signals = new Dictionary<string, LineSignals>(StringComparer.Ordinal);
        if (cases.Count == 0)
        {
            return signals;
        }

        var holes = Enumerable.Range(0, QueueRequest.PageSize).Select(i => (object?)cases[Math.Min(i, cases.Count - 1)].ToString()).ToArray();
        foreach (var (reference, count) in await database.QueryAsync(new SqlStatement(SelectFiles, holes), static reader => (reader.GetString(0), reader.GetInt32(1)), cancellationToken))
        {
            signals[reference] = LineSignals.None with { NewFiles = count };
        }

        foreach (var (reference, state, count) in await database.QueryAsync(
            new SqlStatement(SelectMails, holes), static reader => (reader.GetString(0), reader.GetString(1), reader.GetInt32(2)), cancellationToken))
        {
            var known = signals.GetValueOrDefault(reference, LineSignals.None);
            signals[reference] = state == "dead" ? known with { MailsDead = count } : known with { MailsWaiting = count };
        }

        return signals;
    }
}
