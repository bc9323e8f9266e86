using SupportBot.Bot.AgentConsole.CaseDetail;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole.Letters;

/// <summary>
/// What agents send to the customer's address. Each mail and its line of history are one transaction against the version that the agent saw, and its
/// key is made of that version: a button pressed twice sends once.
/// </summary>
internal sealed class CustomerMailActs(IDatabase database, MailRows mails, OutboxSignal signal, EscalationRouting routing, UploadMail uploads, WholeExchange exchange)
{
    private const int LongestReply = 10_000;

    private const string Answered =
        """
        UPDATE cases SET version = version + 1, updated_at = $1, first_answer_at = COALESCE(first_answer_at, $1),
            status = CASE WHEN $2 = 1 THEN 'waiting_customer' ELSE status END, done_at = CASE WHEN $2 = 1 THEN NULL ELSE done_at END
        WHERE reference = $3 AND version = $4
        """;

    private const string Touched = "UPDATE cases SET version = version + 1, updated_at = $1 WHERE reference = $2 AND version = $3";

    /// <summary>An answer to somebody who is no longer in the chat; the case may then wait for him.</summary>
    public async Task<ActOutcome> ReplyAsync(CaseAct act, CancellationToken cancellationToken)
    {
        _ = cancellationToken; // What is handed to the database is not taken back.
        var text = act.Form.LongText("text", LongestReply);
        if (act.File.Email is not { } email || text.Length == 0)
        {
            return ActOutcome.Refused(text.Length == 0 ? "nothing" : "no_email");
        }

        var waits = act.Form.Has("wait");
        var letter = CustomerLetters.Reply(act.File, email, act.Agent.Name, text, ReplyTo(act.File));
        List<SqlStatement> unit =
        [
            SqlStatement.Of(Answered, act.Now, waits ? 1 : 0, act.Reference, act.Form.Version).Touching(1),
            mails.Add($"reply:{act.Reference}:{act.Form.Version}", letter, act.Reference, null, act.Now),
            CaseRows.History(act.Reference, act.Now, act.Agent.Id, "reply", null, null, text),
        ];
        if (waits && act.File.Status != CaseStatus.WaitingCustomer)
        {
            unit.Add(CaseRows.History(act.Reference, act.Now, act.Agent.Id, "status", null, CaseNames.Of(act.File.Status), CaseNames.Of(CaseStatus.WaitingCustomer)));
        }

        return await WriteAsync(unit);
    }

    /// <summary>The whole conversation with the values that were collected, secret ones hidden.</summary>
    public async Task<ActOutcome> SendTranscriptAsync(CaseAct act, CancellationToken cancellationToken)
    {
        if (act.File.Email is not { } email)
        {
            return ActOutcome.Refused("no_email");
        }

        var letter = await exchange.LetterAsync(act.File, email, ReplyTo(act.File), cancellationToken);
        return await WriteAsync(
        [
            SqlStatement.Of(Touched, act.Now, act.Reference, act.Form.Version).Touching(1),
            mails.Add($"transcript:{act.Reference}:{act.Form.Version}", letter, act.Reference, null, act.Now),
            CaseRows.History(act.Reference, act.Now, act.Agent.Id, "transcript", null),
        ]);
    }

    /// <summary>A fresh link for files; the ones before it go on working until they are over.</summary>
    public async Task<ActOutcome> SendUploadLinkAsync(CaseAct act, CancellationToken cancellationToken)
    {
        _ = cancellationToken; // What is handed to the database is not taken back.
        return act.File.Email is not { } email
            ? ActOutcome.Refused("no_email")
            : await WriteAsync([SqlStatement.Of(Touched, act.Now, act.Reference, act.Form.Version).Touching(1), .. uploads.Write(act.File, email, act.Now)]);
    }

    private string? ReplyTo(CaseFile file) => routing.Of(file.Flow, file.Region).Mailbox;

    private async Task<ActOutcome> WriteAsync(IReadOnlyList<SqlStatement> unit)
    {
        var outcome = await database.WriteAsync(unit);
        signal.Ring();
        return outcome == WriteOutcome.Committed ? ActOutcome.Done : ActOutcome.Stale;
    }
}
