using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.HandOff.Hub;

/// <summary>What a hub is told of a move: the event's name and, for a status, its state.</summary>
internal readonly record struct HubEvent(string Name, string? State);

/// <summary>Bot Framework's words for hand-offs.</summary>
internal static class HubEvents
{
    public const string Initiate = "handoff.initiate";
    public const string Status = "handoff.status";

    /// <summary>Not an event: the customer's own words, while a hub's agent holds the conversation.</summary>
    public const string Message = "message";

    public const string Accepted = "accepted";
    public const string Completed = "completed";
    public const string Failed = "failed";

    /// <summary>The event of a move; null when a hub has nothing to do with it.</summary>
    public static HubEvent? Of(HandOffMoved move) => move.Step.Notice switch
    {
        Notice.Queued or Notice.Requeued or Notice.Redirected => new HubEvent(Initiate, null),
        Notice.Taken => new HubEvent(Status, Accepted),
        Notice.MailNoAnswer => new HubEvent(Status, Failed),
        Notice.HandedBack or Notice.Closed or Notice.EndedByCustomer or Notice.LeftQueue or Notice.MailByChoice => new HubEvent(Status, Completed),
        _ => null,
    };

    /// <summary>The event as it lies in the conversation: who listens there reads the transcript there.</summary>
    public static Activity InConversation(HubEvent told, HandOffMoved move) => new()
    {
        Type = ActivityTypes.Event,
        Name = told.Name,
        Value = JsonSerializer.SerializeToElement(
            new HubValue(told.State, move.Step.After.Queue, move.Flow, move.Step.After.Case, null, null), HubJson.Default.HubValue),
    };
}

/// <summary>What an event carries. Names as in Microsoft's examples: a hub routes by skill.</summary>
/// <param name="State">Of a status: accepted, completed, failed.</param>
/// <param name="Skill">The queue.</param>
/// <param name="Subject">The flow.</param>
/// <param name="Case">Reference of the case.</param>
/// <param name="Message">A word to the other side; from a hub it is ignored.</param>
/// <param name="Package">The hand-off package, see the published schema.</param>
internal sealed record HubValue(string? State, string? Skill, string? Subject, string? Case, string? Message, JsonElement? Package);

/// <summary>The transcript of an initiation.</summary>
internal sealed record HubTranscript(IReadOnlyList<Activity> Activities);

/// <summary>What lies in the outbox; the rest is read when it leaves, so that the hub gets the latest.</summary>
internal sealed record HubPayload(string Conversation, string Case, string Name, string? State, string? Agent, long Seq);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HubValue))]
[JsonSerializable(typeof(HubPayload))]
[JsonSerializable(typeof(HubTranscript))]
internal sealed partial class HubJson : JsonSerializerContext;
