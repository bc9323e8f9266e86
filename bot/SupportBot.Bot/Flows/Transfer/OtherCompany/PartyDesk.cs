using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Flows.Transfer.OtherCompany;

/// <summary>A link that was issued and is not over.</summary>
/// <param name="TokenHash">Its row.</param>
/// <param name="Case">The case it is bound to.</param>
/// <param name="Party">Who fills it in.</param>
/// <param name="Draft">What was saved to be finished later, by slot name.</param>
/// <param name="IsUsed">The part was sent already: nothing more is taken.</param>
internal sealed record PartyTicket(string TokenHash, CaseReference Case, string Party, IReadOnlyDictionary<string, string> Draft, bool IsUsed);

/// <summary>Takes what the other company fills in.</summary>
internal sealed class PartyDesk(IDatabase database, CaseStore cases, PartyNews news, VendorLetters letters, EscalationRouting routing, OutboxSignal signal)
{
    private const string SelectTicket = "SELECT token_hash, case_reference, party, draft, used_at FROM party_links WHERE token_hash = $1 AND expires_at > $2";
    private const string SaveDraft = "UPDATE party_links SET draft = $1 WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $3";
    private const string Use = "UPDATE party_links SET used_at = $1, draft = NULL WHERE token_hash = $2 AND used_at IS NULL AND expires_at > $1";

    /// <summary>The link of a token, or null when it was never issued or is over: nobody learns which.</summary>
    public async ValueTask<PartyTicket?> FindAsync(string token, DateTimeOffset now, CancellationToken cancellationToken) =>
        await database.QueryAsync(SqlStatement.Of(SelectTicket, PartyLinks.Hash(token), now), Read, cancellationToken) is [var ticket] ? ticket : null;

    public ValueTask<CaseFile?> CaseAsync(PartyTicket ticket, CancellationToken cancellationToken) => cases.FindAsync(ticket.Case, cancellationToken);

    /// <summary>Keeps what was typed as it is, to be finished later by the same link.</summary>
    /// <returns>False when the part was sent meanwhile.</returns>
    public async Task<bool> SaveAsync(PartyTicket ticket, IReadOnlyDictionary<string, string> draft, DateTimeOffset now)
    {
        var json = JsonSerializer.Serialize(new Dictionary<string, string>(draft, StringComparer.Ordinal), PartyDraftJson.Default.DictionaryStringString);
        return await database.WriteAsync([SqlStatement.Of(SaveDraft, json, ticket.TokenHash, now).Touching(1)]) == WriteOutcome.Committed;
    }

    /// <summary>Adds the part to the case, writes the letter that waited for it and tells the customer: all or nothing, once.</summary>
    /// <returns>False when the part was sent meanwhile.</returns>
    public async Task<bool> SendAsync(PartyTicket ticket, CaseFile file, IReadOnlyList<CaseField> fields, DateTimeOffset now)
    {
        var reference = ticket.Case.ToString();
        var outcome = await database.WriteAsync(
        [
            SqlStatement.Of(Use, now, ticket.TokenHash).Touching(1),
            .. fields.SelectMany(field => CaseRows.SetField(reference, field, CaseActors.OtherCompany, now)),
            CaseRows.History(reference, now, CaseActors.OtherCompany, "party", ticket.Party),
            .. CaseRows.Touch(reference, fields, now),
            .. Letter(file, fields, now),
            .. news.Of(ticket, file, fields, now),
        ]);
        signal.Ring();
        return outcome == WriteOutcome.Committed;
    }

    private IEnumerable<SqlStatement> Letter(CaseFile file, IReadOnlyList<CaseField> fields, DateTimeOffset now)
    {
        var draft = new CaseDraft(file.Reference, file.Flow, file.Reason)
        {
            Region = file.Region,
            Fields = [.. file.Fields.Where(field => fields.All(given => given.Key != field.Key)), .. fields],
            Missing = [.. file.Missing.Except(fields.Select(field => field.Key), StringComparer.Ordinal)],
            Attachments = file.Files,
        };
        return letters.Write(VendorLetterKind.Transfer, draft, routing.Of(file.Flow, file.Region), new EffectScope(new ConversationKey(file.Conversation), 0, now));
    }

    private static PartyTicket Read(DbDataReader reader) => new(
        reader.GetString(0),
        CaseReference.Parse(reader.GetString(1)),
        reader.GetString(2),
        reader.IsDBNull(3) ? new Dictionary<string, string>(StringComparer.Ordinal) : JsonSerializer.Deserialize(reader.GetString(3), PartyDraftJson.Default.DictionaryStringString) ?? [],
        !reader.IsDBNull(4));
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class PartyDraftJson : JsonSerializerContext;
