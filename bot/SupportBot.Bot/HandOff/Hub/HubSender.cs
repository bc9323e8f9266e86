using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Outbox;

namespace SupportBot.Bot.HandOff.Hub;

/// <summary>Posts to the hub what waits in the outbox. A hub must take the same id twice: whether a call that timed out arrived, nobody knows.</summary>
internal sealed class HubSender(HubLetters letters, HttpClient http, IOptions<HubOptions> options, TimeProvider clock) : IOutboxSender, IDisposable
{
    public string Kind => OutboxKinds.Webhook;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (options.Value is not { IsOn: true, Address: { } address, Secret: { } secret })
        {
            return SendResult.Refused("hub-off");
        }

        var payload = JsonSerializer.Deserialize(item.Payload, HubJson.Default.HubPayload) ?? throw new JsonException("A call in the outbox is empty.");
        if (await letters.WriteAsync(payload, item.Key, cancellationToken) is not { } body)
        {
            return SendResult.Refused("hub-gone");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        var bytes = Encoding.UTF8.GetBytes(body);
        request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } };
        request.Headers.Add(HubSignature.Header, HubSignature.Sign(secret, bytes, clock.GetUtcNow()));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Judge(response);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return SendResult.TryLater("hub-unreachable");
        }
    }

    public void Dispose() => http.Dispose();

    private static SendResult Judge(HttpResponseMessage response)
    {
        var code = $"hub-{(int)response.StatusCode}";
        return response.StatusCode switch
        {
            _ when response.IsSuccessStatusCode => SendResult.Sent,
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
                SendResult.TryLater(code) with { RetryAfter = response.Headers.RetryAfter?.Delta },
            _ => SendResult.Refused(code),
        };
    }
}
