using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases;

/// <summary>Writes <see cref="OpenCase"/>: the case with all its rows, the copy to the customer, the letter to the vendor.</summary>
internal sealed class OpenCaseWriter(EscalationRouting routing, MailRows mails, VendorLetters vendorLetters) : EffectWriter<OpenCase>
{
    // Channel and user come from the conversation's row, which the same transaction has just written.
    private const string InsertCase =
        """
        INSERT INTO cases (reference, conversation_id, channel, user_id, verified, flow, step, reason, region, queue, urgency, status, contact, email,
                           contradictions, search, version, created_at, updated_at)
        SELECT $1, id, channel, user_id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15, $15 FROM conversations WHERE id = $2
        """;

    protected override IEnumerable<SqlStatement> Write(OpenCase effect, EffectScope scope)
    {
        var draft = effect.Case with { Contradictions = KnownContradictions.Of(effect.Case, scope.Now) };
        var reference = draft.Reference.ToString();
        var route = routing.Of(draft.Flow, draft.Region ?? draft.Value(SlotKeys.Region));
        return
        [
            Row(draft, route, scope).Touching(1),
            CaseRows.AddTag(reference, draft.Flow),
            CaseRows.History(reference, scope.Now, CaseActors.Bot, "opened", null, null, CaseNames.Of(draft.Status)),
            .. draft.Fields.SelectMany(field => CaseRows.SetField(reference, field, CaseActors.Customer, scope.Now)),
            .. draft.Missing.Select(key => CaseRows.Misses(reference, key)),
            .. draft.Attachments.SelectMany(attachment => CaseRows.AddFile(reference, attachment, CaseActors.Customer, scope.Now)),
            .. draft.Questions.Select(asked => CaseRows.AddQuestion(reference, asked)),
            .. draft.AlreadyTried.Select(text => CaseRows.AddTry(reference, text)),
            .. Copy(effect, draft, route, scope),
            .. effect.VendorLetter is { } kind ? vendorLetters.Write(kind, draft, route, scope) : [],
        ];
    }

    private static SqlStatement Row(CaseDraft draft, EscalationTarget route, EffectScope scope) => SqlStatement.Of(
        InsertCase, draft.Reference.ToString(), scope.Key.Value, CaseNames.Of(draft.Verified), draft.Flow, draft.Step, CaseNames.Of(draft.Reason), route.Region,
        route.Queue, CaseNames.Of(draft.Urgency), CaseNames.Of(draft.Status), CaseRows.Contact(draft.Fields), EmailOf(draft), string.Join(',', draft.Contradictions),
        SearchText.Fold(draft.Reference.ToString()) + SearchText.Of(draft.Fields), scope.Now);

    private IEnumerable<SqlStatement> Copy(OpenCase effect, CaseDraft draft, EscalationTarget route, EffectScope scope)
    {
        if (effect.CopyToCustomer && EmailOf(draft) is { } email)
        {
            yield return mails.Add($"copy:{draft.Reference}", CustomerLetters.Copy(draft, route, email), scope.Key.Value, null, scope.Now);
        }
    }

    private static string? EmailOf(CaseDraft draft) => Mailbox.TryParse(draft.Value(SlotKeys.Email), out var mailbox) ? mailbox.Address : null;
}
