using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SupportBot.Bot.Channels.BotConnector.Authentication;
using SupportBot.Bot.Conversations;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>How an attempt to send ended.</summary>
internal enum SendStatus
{
    /// <summary>The channel has it.</summary>
    Sent,

    /// <summary>The channel surely has it not and may take it later.</summary>
    Again,

    /// <summary>The channel will not take it.</summary>
    Refused,

    /// <summary>Nobody knows: sending again might show it twice.</summary>
    Unsure,
}

/// <param name="Status">How it ended.</param>
/// <param name="HttpStatus">What the channel answered; null when it did not.</param>
/// <param name="RetryAfter">How long it asks to wait; null when it does not say.</param>
internal sealed record SendResult(SendStatus Status, int? HttpStatus = null, TimeSpan? RetryAfter = null);

/// <summary>Posts one activity to a channel's service address. An address that is not allowed gets nothing, the bot's token least of all.</summary>
internal sealed class ConnectorClient(HttpClient http, ServiceUrlPolicy serviceUrls, ConnectorTokens tokens, TimeProvider clock)
{
    /// <summary>Posts it as an answer, or as a message of its own.</summary>
    public Task<SendResult> SendAsync(Activity reply, CancellationToken cancellationToken) => RequestAsync(HttpMethod.Post, reply, cancellationToken);

    /// <summary>Puts it in the place of the activity that the channel knows by its id.</summary>
    public Task<SendResult> UpdateAsync(Activity activity, CancellationToken cancellationToken) => RequestAsync(HttpMethod.Put, activity, cancellationToken);

    private async Task<SendResult> RequestAsync(HttpMethod method, Activity reply, CancellationToken cancellationToken)
    {
        if (!serviceUrls.TryAllow(reply.ServiceUrl, out var service))
        {
            return new SendResult(SendStatus.Refused);
        }

        var token = await tokens.GetAsync(cancellationToken);
        var result = await TrySendAsync(method, reply, service, token, cancellationToken);
        if (result.HttpStatus != StatusCodes.Status401Unauthorized || token.Token is not { } refused)
        {
            return result;
        }

        // The channel does not know the token any more: one new one, once.
        tokens.Drop(refused);
        return await TrySendAsync(method, reply, service, await tokens.GetAsync(cancellationToken), cancellationToken);
    }

    private async Task<SendResult> TrySendAsync(HttpMethod method, Activity reply, Uri service, OutboundToken token, CancellationToken cancellationToken)
    {
        if (token.Status is OutboundTokenStatus.Unavailable or OutboundTokenStatus.Refused)
        {
            return new SendResult(token.Status == OutboundTokenStatus.Unavailable ? SendStatus.Again : SendStatus.Refused);
        }

        using var request = new HttpRequestMessage(method, AddressOf(reply, service, isUpdate: method == HttpMethod.Put));
        request.Content = new StringContent(WireJson.ToJson(reply with { Id = method == HttpMethod.Put ? reply.Id : null, Timestamp = null }), Encoding.UTF8, "application/json");
        if (token.Token is { } granted)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", granted);
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Judge(response);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return new SendResult(SendStatus.Again);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new SendResult(SendStatus.Unsure);
        }
    }

    /// <summary>Ids are opaque and may hold anything: each is one escaped segment.</summary>
    private static Uri AddressOf(Activity reply, Uri service, bool isUpdate)
    {
        var conversation = Uri.EscapeDataString(reply.Conversation?.Id ?? "");
        var answered = (isUpdate ? reply.Id : reply.ReplyToId) is { Length: > 0 } id ? "/" + Uri.EscapeDataString(id) : "";
        return new Uri($"{service.AbsoluteUri.TrimEnd('/')}/v3/conversations/{conversation}/activities{answered}");
    }

    private SendResult Judge(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => new SendResult(SendStatus.Sent, status),
            HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.ServiceUnavailable =>
                new SendResult(SendStatus.Again, status, WaitOf(response.Headers.RetryAfter)),
            HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout =>
                new SendResult(SendStatus.Unsure, status),
            _ => new SendResult(SendStatus.Refused, status),
        };
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };
}
