using System.Text.Json.Serialization;

namespace SupportBot.Bot.Channels.Http;

/// <summary>A refusal: an HTTP status with the protocol's error body. Codes are stable; messages say what to mend and nothing about the inside.</summary>
internal sealed record ApiError(int Status, string Code, string Message)
{
    public static readonly ApiError Unauthorized = new(401, "Unauthorized", "A bearer token is required, and it must be one that this service issued.");
    public static readonly ApiError TokenExpired = new(403, "TokenExpired", "The token has expired.");
    public static readonly ApiError Forbidden = new(403, "Forbidden", "The token does not give access to this conversation.");
    public static readonly ApiError SecretRequired = new(403, "Forbidden", "This operation needs the Direct Line secret.");
    public static readonly ApiError OriginNotTrusted = new(403, "OriginNotTrusted", "Pages of this origin may not open the chat.");
    public static readonly ApiError UserTokenRefused = new(403, "UserTokenRefused", "The user token is not one that a page here vouches with, is not valid now, or was used before.");
    public static readonly ApiError ConversationNotFound = new(404, "ConversationNotFound", "There is no such conversation.");
    public static readonly ApiError NotFound = new(404, "NotFound", "There is nothing here.");
    public static readonly ApiError MalformedJson = new(400, "MalformedData", "The body is not well-formed JSON of the expected shape.");
    public static readonly ApiError NotJson = new(415, "UnsupportedMediaType", "The body must be application/json.");
    public static readonly ApiError TooLarge = new(413, "MessageSizeTooBig", "The activity is larger than 256 KB.");
    public static readonly ApiError TooMany = new(429, "TooManyRequests", "Too many requests. Wait, then try again.");
    public static readonly ApiError TooManyFiles = new(429, "TooManyFiles", "This conversation has brought as many files as it may.");
    public static readonly ApiError Unavailable = new(503, "ServiceUnavailable", "The service cannot answer now. Try again in a moment.");
    public static readonly ApiError Failed = new(500, "ServiceError", "The service failed to answer.");

    public static ApiError BadArgument(string message) => new(400, "BadArgument", message);

    public ErrorBody Body => new(new ErrorDetail(Code, Message));
}

/// <summary>The protocol's error body.</summary>
internal sealed record ErrorBody(ErrorDetail Error);

/// <summary>Its content.</summary>
internal sealed record ErrorDetail(string Code, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ErrorJson : JsonSerializerContext;
