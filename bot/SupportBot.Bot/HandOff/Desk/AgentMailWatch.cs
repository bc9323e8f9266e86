using System.Data.Common;
using System.Text.Json;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff.Desk;

/// <summary>
/// An agent's words to somebody who has left the chat go by mail too: once for all that was said since, and not at all when the customer's window took
/// them or he has written since.
/// </summary>
internal sealed class AgentMailWatch(IDatabase database, CaseStore cases, EscalationRouting routing, MailRows mails, OutboxSignal outbox, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string SelectDue =
        """
        SELECT conversation_id, case_reference, first_seq FROM agent_mails WHERE due_at <= $1 AND (leased_until IS NULL OR leased_until <= $1) ORDER BY due_at LIMIT 50
        """;

    private const string TakeLease =
        "UPDATE agent_mails SET leased_until = $1 WHERE conversation_id = $2 AND first_seq = $3 AND (leased_until IS NULL OR leased_until <= $4)";

    private const string Delete = "DELETE FROM agent_mails WHERE conversation_id = $1 AND first_seq = $2";

    // What the window has, and what was there when the customer wrote last, needs no mail.
    private const string SelectWords =
        """
        SELECT a.json FROM activities AS a
        WHERE a.conversation_id = $1 AND a.role = 'agent' AND a.seq >= $2
          AND a.seq > COALESCE((SELECT delivered_seq FROM customer_windows WHERE conversation_id = $1), 0)
          AND a.seq > COALESCE((SELECT MAX(seq) FROM activities WHERE conversation_id = $1 AND role = 'user'), 0)
        ORDER BY a.seq
        """;

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var due in await database.QueryAsync(SqlStatement.Of(SelectDue, now), Read, cancellationToken))
        {
            var lease = SqlStatement.Of(TakeLease, now + Lease, due.Conversation, due.FirstSeq, now).Touching(1);
            if (await database.WriteAsync([lease]) == WriteOutcome.Committed)
            {
                await SendAsync(due, now, cancellationToken);
            }
        }
    }

    private async Task SendAsync(Burst burst, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var words = await database.QueryAsync(SqlStatement.Of(SelectWords, burst.Conversation, burst.FirstSeq), ReadWords, cancellationToken);
        var unit = new List<SqlStatement> { SqlStatement.Of(Delete, burst.Conversation, burst.FirstSeq) };
        if (words.Count > 0 && await cases.FindAsync(burst.Case, cancellationToken) is { Email: { } email } file)
        {
            var text = string.Join("\n\n", words.Select(static word => word.Text));
            var letter = CustomerLetters.Reply(file, email, words[^1].Agent, text, routing.Of(file.Flow, file.Region).Mailbox);
            unit.Add(mails.Add($"agent:{burst.Conversation}|{burst.FirstSeq}", letter, burst.Conversation, null, now));
        }

        await database.WriteAsync(unit);
        outbox.Ring();
    }

    private static Burst Read(DbDataReader reader) => new(reader.GetString(0), CaseReference.Parse(reader.GetString(1)), reader.GetInt64(2));

    private static (string Text, string Agent) ReadWords(DbDataReader reader)
    {
        var activity = JsonSerializer.Deserialize(reader.GetString(0), WireJson.Activity) ?? throw new JsonException("An activity in the transcript is empty.");
        return (TurnStamp.WithFileLinks(activity), activity.From?.Name ?? HandOffTexts.Of["Agent"]);
    }

    /// <param name="FirstSeq">Place of the first words that nobody may have seen.</param>
    private sealed record Burst(string Conversation, CaseReference Case, long FirstSeq);
}
