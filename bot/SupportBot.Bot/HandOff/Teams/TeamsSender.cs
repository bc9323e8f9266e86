using System.Text.Json;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.HandOff.Teams;

/// <summary>Posts the card of a case, brings it up to date, and puts the customer's words under it.</summary>
internal sealed class TeamsSender(TeamsChannel channel, DeskRecords records, CaseStore cases, IDatabase database) : IOutboxSender
{
    private const string SelectCard = "SELECT activity_id FROM teams_cards WHERE case_reference = $1";

    private const string InsertCard =
        "INSERT INTO teams_cards (case_reference, activity_id) VALUES ($1, $2) ON CONFLICT (case_reference) DO UPDATE SET activity_id = excluded.activity_id";

    private const string SelectWords = "SELECT json FROM activities WHERE conversation_id = $1 AND seq = $2 AND role = 'user'";

    public string Kind => TellTeamsWriter.Kind;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Deserialize(item.Payload, TeamsJson.Default.TeamsPayload) ?? throw new JsonException("A row for Teams is empty.");
        var found = await database.QueryAsync(SqlStatement.Of(SelectCard, payload.Case), static reader => reader.GetString(0), cancellationToken);
        var card = found.Count == 0 ? null : found[0];
        return payload.WordsSeq > 0
            ? await SendWordsAsync(payload, card, cancellationToken)
            : await SendCardAsync(CaseReference.Parse(payload.Case), card, cancellationToken);
    }

    private async Task<SendResult> SendCardAsync(CaseReference reference, string? card, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(reference, cancellationToken) is not { } file || await records.ReadAsync(reference, long.MaxValue, cancellationToken) is not { } live)
        {
            return SendResult.Refused("teams-gone");
        }

        var activity = TeamsCard.Of(file, live.Owner, live.Agent);
        if (card is not null)
        {
            return await channel.ReplaceAsync(card, activity, cancellationToken);
        }

        var (result, id) = await channel.PostAsync(activity, null, cancellationToken);
        if (id is not null)
        {
            await database.WriteAsync([SqlStatement.Of(InsertCard, reference.ToString(), id)]);
        }

        return result;
    }

    private async Task<SendResult> SendWordsAsync(TeamsPayload payload, string? card, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            SqlStatement.Of(SelectWords, payload.Conversation, payload.WordsSeq),
            static reader => JsonSerializer.Deserialize(reader.GetString(0), WireJson.Activity),
            cancellationToken);
        return found is [{ } said]
            ? (await channel.PostAsync(TeamsCard.Words(said), card, cancellationToken)).Result
            : SendResult.Refused("teams-gone");
    }
}
