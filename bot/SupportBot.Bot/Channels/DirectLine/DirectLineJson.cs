using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Body of <c>tokens/generate</c> and of a start. Microsoft's own samples write <c>User.Id</c>: names are read whatever their case.</summary>
internal sealed record StartRequest(StartUser? User = null, string? Locale = null, IReadOnlyList<string>? TrustedOrigins = null);

/// <summary>Who will speak.</summary>
internal sealed record StartUser(string? Id = null, string? Name = null);

/// <summary>Answer to <c>tokens/generate</c>, <c>tokens/refresh</c>, a start and a reconnection.</summary>
internal sealed record ConversationAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null);

/// <summary>Answer to a posted activity.</summary>
internal sealed record ResourceAnswer(string Id);

/// <summary>Body of <c>POST /api/chat/token</c>; may be absent.</summary>
/// <param name="UserToken">Token by which the page around the chat says who its user is; null for an anonymous visitor.</param>
internal sealed record ChatTokenRequest(string? UserToken = null);

/// <summary>Answer to <c>POST /api/chat/token</c>.</summary>
internal sealed record ChatTokenAnswer(string Token, string UserId, string ConversationId, [property: JsonPropertyName("expires_in")] int ExpiresIn);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(ChatTokenRequest))]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(ResourceAnswer))]
[JsonSerializable(typeof(ChatTokenAnswer))]
internal sealed partial class DirectLineJson : JsonSerializerContext;

/// <summary>The same with accents and ampersands as they are; for bodies only, never inside HTML.</summary>
internal static class DirectLineBodies
{
    public static readonly DirectLineJson Json = new(new JsonSerializerOptions(DirectLineJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
