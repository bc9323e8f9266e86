using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector.Teams;

/// <summary>
/// Answers invokes, whose HTTP answer is the reply. A press on a card (<c>adaptiveCard/action</c>) is run as the press that it is; what the bot has no use
/// for is taken note of; all the rest is 501, which Teams and the playground tell the user as "not supported".
/// </summary>
internal static class Invokes
{
    private const string CardPressed = "adaptiveCard/action";
    private const string ExecuteAction = "Action.Execute";

    /// <summary>Names that want nothing but a 200.</summary>
    private static readonly HashSet<string> TakenNoteOf = new(StringComparer.Ordinal) { "signin/verifyState", "fileConsent/invoke", "handoff/action", "suggestedAction/submit" };

    /// <summary>Answers an invoke that no turn is needed for, or gives back the message that the press on a card amounts to.</summary>
    public static async Task<Activity?> ReadAsync(HttpContext context, Activity invoke)
    {
        switch (invoke.Name)
        {
            case CardPressed:
                return await ReadPressAsync(context, invoke);
            case "signin/tokenExchange":
                await context.AnswerAsync(StatusCodes.Status412PreconditionFailed, Failure(invoke.Value), InvokeJson.Default.TokenExchangeFailure);
                return null;
            default:
                context.Response.StatusCode = invoke.Name is { } name && TakenNoteOf.Contains(name) ? StatusCodes.Status200OK : StatusCodes.Status501NotImplemented;
                return null;
        }
    }

    /// <summary>The press was carried out; its replies come as messages.</summary>
    public static Task AnswerPressAsync(HttpContext context) => context.AnswerAsync(
        StatusCodes.Status200OK,
        new InvokeAnswer(StatusCodes.Status200OK, "application/vnd.microsoft.activity.message", JsonSerializer.SerializeToElement(ConnectorTexts.Of["Pressed"], InvokeJson.Default.String)),
        InvokeJson.Default.InvokeAnswer);

    private static async Task<Activity?> ReadPressAsync(HttpContext context, Activity invoke)
    {
        if (invoke.Value is not { ValueKind: JsonValueKind.Object } value || !value.TryGetProperty("action", out var action) || action.ValueKind != JsonValueKind.Object)
        {
            await RefuseAsync(context, "BadRequest", ConnectorTexts.Of["NoAction"]);
            return null;
        }

        if (Text(action, "type") != ExecuteAction)
        {
            await RefuseAsync(context, "NotSupported", ConnectorTexts.Of["NotSupported"]);
            return null;
        }

        return invoke with { Type = ActivityTypes.Message, Name = null, Text = null, Value = ValueOf(action) };
    }

    /// <summary>What an Action.Submit would have carried; its verb names the button when the data do not.</summary>
    private static JsonElement ValueOf(JsonElement action)
    {
        var data = action.TryGetProperty("data", out var given) && given.ValueKind == JsonValueKind.Object ? JsonObject.Create(given) ?? [] : [];
        if (!data.ContainsKey(AdaptiveCard.ActionMember) && Text(action, "verb") is { } verb)
        {
            data[AdaptiveCard.ActionMember] = verb;
        }

        return JsonElement.Parse(data.ToJsonString());
    }

    private static Task RefuseAsync(HttpContext context, string code, string message) => context.AnswerAsync(
        StatusCodes.Status400BadRequest,
        new InvokeAnswer(StatusCodes.Status400BadRequest, "application/vnd.microsoft.error", JsonSerializer.SerializeToElement(new InvokeError(code, message), InvokeJson.Default.InvokeError)),
        InvokeJson.Default.InvokeAnswer);

    private static TokenExchangeFailure Failure(JsonElement? value) => value is { ValueKind: JsonValueKind.Object } given
        ? new TokenExchangeFailure(Text(given, "id"), Text(given, "connectionName"), "not supported")
        : new TokenExchangeFailure(null, null, "not supported");

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

/// <summary>Answer to a press on a card.</summary>
internal sealed record InvokeAnswer(int StatusCode, string Type, JsonElement Value);

/// <summary>Why a press was not taken.</summary>
internal sealed record InvokeError(string Code, string Message);

/// <summary>Answer to a sign-in that the bot did not ask for.</summary>
internal sealed record TokenExchangeFailure(string? Id, string? ConnectionName, string FailureDetail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InvokeAnswer))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(TokenExchangeFailure))]
[JsonSerializable(typeof(string))]
internal sealed partial class InvokeJson : JsonSerializerContext;
