using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff;

/// <summary>An agent said something to the customer.</summary>
internal sealed record AgentSpoke(CaseReference Case, Agent Agent) : ITurnEffect
{
    /// <summary>Files that he sent: they belong to the case too.</summary>
    public IReadOnlyList<StoredFile> Files { get; init; } = [];
}

/// <summary>Writes <see cref="AgentSpoke"/>: the first time stops the clock of the first answer, and
/// the words may have to go by mail.</summary>
internal sealed class AgentSpokeWriter(IOptions<HandOffOptions> options) : EffectWriter<AgentSpoke>
{
    private const string FirstAnswer = "UPDATE cases SET first_answer_at = $1, version = version + 1, updated_at = $1 WHERE reference = $2 AND first_answer_at IS NULL";

    // Other channels keep what is said for whoever comes back: only a window of ours can be closed for good. One row until it is sent: a burst is one mail.
    private const string InsertMail =
        """
        INSERT INTO agent_mails (conversation_id, case_reference, first_seq, due_at)
        SELECT id, $2, $3, $4 FROM conversations WHERE id = $1 AND channel = 'directline' ON CONFLICT (conversation_id) DO NOTHING
        """;

    private const string FirstAnswerHistory =
        """
        INSERT INTO case_history (case_reference, at, actor, event, subject, before, after)
        SELECT reference, $1, $3, 'reply', NULL, NULL, NULL FROM cases WHERE reference = $2 AND first_answer_at IS NULL
        """;

    protected override IEnumerable<SqlStatement> Write(AgentSpoke effect, EffectScope scope)
    {
        var reference = effect.Case.ToString();
        foreach (var statement in effect.Files.SelectMany(file => CaseRows.AddFile(reference, new CaseAttachment(null, file), effect.Agent.Id, scope.Now)))
        {
            yield return statement;
        }

        yield return SqlStatement.Of(FirstAnswerHistory, scope.Now, reference, effect.Agent.Id);
        yield return SqlStatement.Of(FirstAnswer, scope.Now, reference);
        yield return SqlStatement.Of(InsertMail, scope.Key.Value, reference, scope.Seq + 1, scope.Now + options.Value.MailAfter);
    }
}
