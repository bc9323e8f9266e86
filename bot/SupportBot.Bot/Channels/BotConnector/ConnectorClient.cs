using System.Net;
using System.Net.Http.Headers;
using System.Text;
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

/// <summary>Posts one activity to a channel's service address.</summary>
internal sealed class ConnectorClient(HttpClient http, TimeProvider clock)
{
    public async Task<SendResult> SendAsync(Activity reply, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(reply));
        request.Content = new StringContent(WireJson.ToJson(reply with { Id = null, Timestamp = null }), Encoding.UTF8, "application/json");
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
    private static Uri AddressOf(Activity reply)
    {
        var conversation = Uri.EscapeDataString(reply.Conversation?.Id ?? "");
        var answered = reply.ReplyToId is { Length: > 0 } id ? "/" + Uri.EscapeDataString(id) : "";
        return new Uri($"{reply.ServiceUrl?.TrimEnd('/')}/v3/conversations/{conversation}/activities{answered}");
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
