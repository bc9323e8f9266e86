using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Polly;
using Polly.Retry;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>One request for a token, tried up to three times where trying again can help.</summary>
internal sealed class TokenExchange : IDisposable
{
    private const int Retries = 2;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = TrustedHttp.Create();
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeProvider _clock;

    public TokenExchange(TimeProvider clock)
    {
        _clock = clock;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = Retries,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result)),
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                    .Handle<HttpRequestException>()
                    .HandleResult(static answer => MayPass(answer.StatusCode)),
            })
            .Build();
    }

    /// <summary>Sends what <paramref name="makeRequest"/> makes, anew for each try.</summary>
    public async Task<IssuedToken> RequestAsync(Func<HttpRequestMessage> makeRequest, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _pipeline.ExecuteAsync(
                async token =>
                {
                    using var request = makeRequest();
                    return await _http.SendAsync(request, token);
                },
                cancellationToken);
            return await ReadAsync(answer, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            return IssuedToken.Failed(OutboundTokenStatus.Unavailable, failure.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return IssuedToken.Failed(OutboundTokenStatus.Unavailable, "timeout");
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private TimeSpan? RetryAfter(HttpResponseMessage? answer)
    {
        var asked = answer?.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - _clock.GetUtcNow() : null;
        return asked is { } pause && pause > TimeSpan.Zero ? TimeSpan.FromTicks(Math.Min(pause.Ticks, LongestPause.Ticks)) : null;
    }

    private static async Task<IssuedToken> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        TokenAnswer? body = null;
        try
        {
            body = await JsonSerializer.DeserializeAsync(
                await answer.Content.ReadAsStreamAsync(cancellationToken), TokenAnswerJson.Default.TokenAnswer, cancellationToken);
        }
        catch (JsonException)
        {
            // Whatever it is, it is no token: the status tells.
        }

        if (answer.IsSuccessStatusCode)
        {
            return body is { AccessToken: { Length: > 0 } token, ExpiresIn: > 0 }
                ? IssuedToken.Granted(token, TimeSpan.FromSeconds(body.ExpiresIn))
                : IssuedToken.Failed(OutboundTokenStatus.Unavailable, "the answer holds no token");
        }

        var status = MayPass(answer.StatusCode) ? OutboundTokenStatus.Unavailable : OutboundTokenStatus.Refused;
        return IssuedToken.Failed(status, $"{(int)answer.StatusCode} {body?.Error}");
    }
}

/// <summary>A token endpoint's answer. Some managed identity endpoints write the number as text.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] long ExpiresIn,
    [property: JsonPropertyName("error")] string? Error);

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenAnswerJson : JsonSerializerContext;
