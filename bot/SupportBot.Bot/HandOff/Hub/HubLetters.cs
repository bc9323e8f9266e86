using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.HandOff.Hub;

/// <summary>Makes the activity that a hub gets: read when it leaves, so that it holds the latest.</summary>
internal sealed class HubLetters(IDatabase database, CaseStore cases, IOptions<UploadLinkOptions> addresses, TimeProvider clock)
{
    private const string SelectTranscript =
        """
        SELECT json FROM (SELECT seq, json FROM activities WHERE conversation_id = $1 AND role <> 'channel' AND kind = 'message' ORDER BY seq DESC LIMIT 200) AS latest
        ORDER BY seq
        """;

    private const string SelectOne = "SELECT json FROM activities WHERE conversation_id = $1 AND seq = $2";

    /// <summary>JSON of the activity; null when the case or the words are gone, as after an erasure.</summary>
    /// <param name="id">Id of the activity: the same at every attempt.</param>
    public async ValueTask<string?> WriteAsync(HubPayload payload, string id, CancellationToken cancellationToken)
    {
        if (await cases.FindAsync(CaseReference.Parse(payload.Case), cancellationToken) is not { } file)
        {
            return null;
        }

        var activity = payload.Name switch
        {
            HubEvents.Initiate => await InitiateAsync(payload, file, cancellationToken),
            HubEvents.Message => await MessageAsync(payload, cancellationToken),
            _ => Event(payload, new HubValue(payload.State, null, null, payload.Case, payload.Agent, null)),
        };
        return activity is null ? null : WireJson.ToJson(activity with
        {
            Id = id,
            Timestamp = clock.GetUtcNow(),
            ChannelId = file.Channel,
            ServiceUrl = null,
            Conversation = new ConversationAccount(payload.Conversation),
            From = new ChannelAccount(file.UserId, file.Field(SlotKeys.Name)?.Value, Role: TurnStamp.UserRole),
        });
    }

    private async ValueTask<Activity> InitiateAsync(HubPayload payload, CaseFile file, CancellationToken cancellationToken)
    {
        var package = JsonElement.Parse(HandOffPackage.Of(file, addresses.Value.PublicAddress).ToJson());
        var said = await ReadAsync(SqlStatement.Of(SelectTranscript, payload.Conversation), cancellationToken);
        var transcript = new HubTranscript(said);
        return Event(payload, new HubValue(null, file.Queue, file.Flow, payload.Case, null, package)) with
        {
            Attachments =
            [
                new Attachment { ContentType = "application/json", Name = "Transcript", Content = JsonElement.Parse(TranscriptJson(transcript)) },
            ],
        };
    }

    private static string TranscriptJson(HubTranscript transcript) =>
        $"{{\"activities\":[{string.Join(',', transcript.Activities.Select(WireJson.ToJson))}]}}";

    private async ValueTask<Activity?> MessageAsync(HubPayload payload, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(SqlStatement.Of(SelectOne, payload.Conversation, payload.Seq), cancellationToken);
        return found is [var said] ? said with { Recipient = null, ChannelData = null, Value = JsonSerializer.SerializeToElement(new HubValue(null, null, null, payload.Case, null, null), HubJson.Default.HubValue) } : null;
    }

    private ValueTask<IReadOnlyList<Activity>> ReadAsync(SqlStatement statement, CancellationToken cancellationToken) => database.QueryAsync(
        statement,
        static reader => JsonSerializer.Deserialize(reader.GetString(0), WireJson.Activity) ?? throw new JsonException("An activity in the transcript is empty."),
        cancellationToken);

    private static Activity Event(HubPayload payload, HubValue value) => new()
    {
        Type = ActivityTypes.Event,
        Name = payload.Name,
        Value = JsonSerializer.SerializeToElement(value, HubJson.Default.HubValue),
    };
}
