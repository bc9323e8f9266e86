using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.HandOff.Hub;

/// <summary>
/// What the hub says: <c>handoff.status</c> accepted, completed or failed, messages of its agent, and typing. Signed like what it gets; its agents do what
/// console agents do, through the same desk, under names that begin with <c>hub:</c>.
/// </summary>
internal sealed class HubEndpoint(HandOffDesk desk, AgentSigns signs, IOptions<HubOptions> options, TimeProvider clock)
{
    private const int LargestBody = 64 * 1024;
    private const int LongestId = 100;

    public async Task<IResult> PostAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (options.Value is not { IsOn: true, Secret: { } secret })
        {
            return Results.NotFound();
        }

        if (await ReadAsync(request, cancellationToken) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        string[] secrets = options.Value.PreviousSecret is { Length: > 0 } previous ? [secret, previous] : [secret];
        if (!HubSignature.IsValid(request.Headers[HubSignature.Header], body, secrets, clock.GetUtcNow()))
        {
            return Results.Unauthorized();
        }

        return Parse(body) is { } activity && CaseReference.TryParse(CaseOf(activity), out var reference)
            ? Answer(await ActAsync(activity, reference, cancellationToken))
            : Results.BadRequest();
    }

    private async Task<DeskAnswer?> ActAsync(Activity activity, CaseReference reference, CancellationToken cancellationToken)
    {
        var id = activity.From?.Id is { Length: > 0 and <= LongestId } known ? known : "agent";
        var agent = new Agent($"hub:{id}", activity.From?.Name is { Length: > 0 } name ? name : HandOffTexts.Of["Agent"]);
        switch (activity.Type)
        {
            case ActivityTypes.Message when activity is { Text: { } text, Id: { Length: > 0 and <= LongestId } messageId }:
                return await desk.SayAsync(reference, agent, new AgentMessage(text, messageId), cancellationToken);
            case ActivityTypes.Typing:
                await signs.TypingAsync(reference, agent, cancellationToken);
                return DeskAnswer.Done;
            case ActivityTypes.Event when activity.Name == HubEvents.Status:
                return await MoveAsync(StateOf(activity), reference, agent, cancellationToken);
            default:
                return null;
        }
    }

    private async Task<DeskAnswer?> MoveAsync(string? state, CaseReference reference, Agent agent, CancellationToken cancellationToken) => state switch
    {
        HubEvents.Accepted => await desk.TakeAsync(reference, agent, DeskDoor.Hub, cancellationToken),
        HubEvents.Completed => await desk.CloseAsync(reference, agent, resolved: true, cancellationToken),
        HubEvents.Failed => await desk.HandBackAsync(reference, agent, cancellationToken),
        _ => null,
    };

    private static IResult Answer(DeskAnswer? answer) => answer switch
    {
        null => Results.BadRequest(),
        { Refusal: Refusal.None } => Results.Ok(),
        { Refusal: Refusal.NotFound } => Results.NotFound(),
        { Refusal: Refusal.Empty or Refusal.TooLong } => Results.BadRequest(),
        _ => Results.Conflict(),
    };

    private static Activity? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, WireJson.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? CaseOf(Activity activity) => Member(activity, "case");

    private static string? StateOf(Activity activity) => Member(activity, "state");

    private static string? Member(Activity activity, string name) =>
        activity.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var part = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancellationToken)) > 0)
        {
            if (all.Length + read > LargestBody)
            {
                return null;
            }

            await all.WriteAsync(part.AsMemory(0, read), cancellationToken);
        }

        return all.ToArray();
    }
}
