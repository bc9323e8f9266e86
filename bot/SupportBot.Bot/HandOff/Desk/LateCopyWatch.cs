using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff.Desk;

/// <summary>Sends the copy of a case whose customer gave an address late. Made here and not in the turn: it needs the whole file.</summary>
internal sealed class LateCopyWatch(IDatabase database, CaseStore cases, EscalationRouting routing, MailRows mails, OutboxSignal outbox, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string SelectDue =
        "SELECT case_reference, email FROM late_copies WHERE due_at <= $1 AND (leased_until IS NULL OR leased_until <= $1) ORDER BY due_at LIMIT 50";

    private const string TakeLease =
        "UPDATE late_copies SET leased_until = $1 WHERE case_reference = $2 AND email = $3 AND (leased_until IS NULL OR leased_until <= $4)";

    private const string Delete = "DELETE FROM late_copies WHERE case_reference = $1 AND email = $2";

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await database.QueryAsync(
            SqlStatement.Of(SelectDue, now), static reader => (Case: CaseReference.Parse(reader.GetString(0)), Email: reader.GetString(1)), cancellationToken);
        foreach (var (reference, email) in due)
        {
            var lease = SqlStatement.Of(TakeLease, now + Lease, reference.ToString(), email, now).Touching(1);
            if (await database.WriteAsync([lease]) == WriteOutcome.Committed)
            {
                await SendAsync(reference, email, now, cancellationToken);
            }
        }
    }

    private async Task SendAsync(CaseReference reference, string email, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unit = new List<SqlStatement> { SqlStatement.Of(Delete, reference.ToString(), email) };
        if (await cases.FindAsync(reference, cancellationToken) is { } file)
        {
            var letter = CustomerLetters.Copy(DraftOf(file), routing.Of(file.Flow, file.Region), email);
            unit.Add(mails.Add($"copy:{reference}", letter, file.Conversation, null, now));
        }

        await database.WriteAsync(unit);
        outbox.Ring();
    }

    private static CaseDraft DraftOf(CaseFile file) => new(file.Reference, file.Flow, file.Reason)
    {
        Fields = file.Fields,
        Missing = file.Missing,
        Attachments = file.Files,
    };
}
