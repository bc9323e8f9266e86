using System.Text.Json;
using SupportBot.Bot.Conversations;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Insights.Sessions;

/// <summary>An activity of the transcript, reduced to what a session is made of.</summary>
/// <param name="Seq">Its place.</param>
/// <param name="At">When.</param>
/// <param name="Role">As in the transcript: <c>user</c>, <c>bot</c>, <c>agent</c>, <c>channel</c>.</param>
internal sealed record TranscriptStep(long Seq, DateTimeOffset At, string Role)
{
    private const string User = TurnStamp.UserRole;
    private const string Human = "agent";

    /// <summary>Whether it says something, and is no signal of a client.</summary>
    public bool IsMessage { get; init; }

    /// <summary>What the bot's reply is; null for what others said.</summary>
    public ReplyAnnotation? Reply { get; init; }

    /// <summary>What an agent said; null for all others, whose words are not looked at.</summary>
    public string? AgentText { get; init; }

    public bool IsFromCustomer => Role == User && IsMessage;

    public bool IsFromAgent => Role == Human && IsMessage;

    /// <summary>Reads a row of the transcript; a body that cannot be read counts as a message without annotation.</summary>
    public static TranscriptStep Read(long seq, DateTimeOffset at, string role, string kind, string json)
    {
        var step = new TranscriptStep(seq, at, role) { IsMessage = kind == ActivityTypes.Message };
        if (role is User or "channel" || !step.IsMessage)
        {
            return step;
        }

        try
        {
            using var body = JsonDocument.Parse(json);
            return role == Human ? step with { AgentText = Text(body.RootElement, "text") } : step with { Reply = Annotation(body.RootElement) };
        }
        catch (JsonException)
        {
            return step;
        }
    }

    private static ReplyAnnotation? Annotation(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty("supportBot", out var said) && said.ValueKind == JsonValueKind.Object && Text(said, "kind") is { } kind
            ? new ReplyAnnotation(kind) { Flow = Text(said, "flow"), Slot = Text(said, "slot"), Case = Text(said, "case") }
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
