using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Outbox;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.HandOff.Teams;

/// <summary>Posts into the agents' channel and changes what was posted. Only to addresses that replies may go to.</summary>
internal sealed class TeamsChannel(HttpClient http, ServiceUrlPolicy serviceUrls, ConnectorTokens tokens, IOptions<TeamsDeskOptions> options) : IDisposable
{
    private const int LongestAnswer = 16 * 1024;

    /// <summary>A post of its own, or under the post of <paramref name="thread"/>; gives the id that the channel gave it.</summary>
    public Task<(SendResult Result, string? Id)> PostAsync(Activity activity, string? thread, CancellationToken cancellationToken)
    {
        var conversation = thread is null ? options.Value.ConversationId : $"{options.Value.ConversationId};messageid={thread}";
        return SendAsync(HttpMethod.Post, $"/v3/conversations/{Uri.EscapeDataString(conversation ?? "")}/activities", activity, cancellationToken);
    }

    /// <summary>Puts another activity in the place of one that was posted.</summary>
    public async Task<SendResult> ReplaceAsync(string id, Activity activity, CancellationToken cancellationToken)
    {
        var path = $"/v3/conversations/{Uri.EscapeDataString(options.Value.ConversationId ?? "")}/activities/{Uri.EscapeDataString(id)}";
        return (await SendAsync(HttpMethod.Put, path, activity with { Id = id }, cancellationToken)).Result;
    }

    public void Dispose() => http.Dispose();

    private async Task<(SendResult Result, string? Id)> SendAsync(HttpMethod method, string path, Activity activity, CancellationToken cancellationToken)
    {
        if (!serviceUrls.TryAllow(options.Value.ServiceUrl, out var service))
        {
            return (SendResult.Refused("teams-address"), null);
        }

        var token = await tokens.GetAsync(cancellationToken);
        if (token.Status is OutboundTokenStatus.Unavailable or OutboundTokenStatus.Refused)
        {
            return (token.Status == OutboundTokenStatus.Unavailable ? SendResult.TryLater("teams-token") : SendResult.Refused("teams-token"), null);
        }

        using var request = new HttpRequestMessage(method, new Uri(service.AbsoluteUri.TrimEnd('/') + path));
        request.Content = new StringContent(WireJson.ToJson(Addressed(activity)), Encoding.UTF8, "application/json");
        request.Headers.Authorization = token.Token is { } granted ? new AuthenticationHeaderValue("Bearer", granted) : null;
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return (Judge(response, method, token), response.IsSuccessStatusCode ? await IdAsync(response, cancellationToken) : null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return (SendResult.TryLater("teams-unreachable"), null);
        }
    }

    private Activity Addressed(Activity activity) => activity with
    {
        ChannelId = "msteams",
        ServiceUrl = options.Value.ServiceUrl,
        From = new ChannelAccount(options.Value.BotId ?? "", TurnStamp.BotName),
        Conversation = new ConversationAccount(options.Value.ConversationId ?? "", IsGroup: true, ConversationType: "channel", TenantId: options.Value.TenantId),
    };

    private SendResult Judge(HttpResponseMessage response, HttpMethod method, OutboundToken token)
    {
        var code = $"teams-{(int)response.StatusCode}";
        switch (response.StatusCode)
        {
            case var _ when response.IsSuccessStatusCode:
                return SendResult.Sent;
            case HttpStatusCode.Unauthorized when token.Token is { } refused:
                tokens.Drop(refused);
                return SendResult.TryLater(code);
            case HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.ServiceUnavailable:
                return SendResult.TryLater(code) with { RetryAfter = response.Headers.RetryAfter?.Delta };
            case HttpStatusCode.NotFound when method == HttpMethod.Put:
                // Somebody deleted the card: there is nothing left to bring up to date.
                return SendResult.Sent;
            case HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout when method == HttpMethod.Put:
                return SendResult.TryLater(code);
            default:
                // A post that may have arrived is not sent again: it would show twice.
                return SendResult.Refused(code);
        }
    }

    private static async Task<string?> IdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return body.Length is > 0 and < LongestAnswer && JsonElement.Parse(body) is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("id", out var id)
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
