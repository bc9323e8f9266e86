using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace SupportBot.Bot.Contracts.RedHat;

/// <summary>
/// How calls are tried, for each organisation apart: its credential may be wrong while others work. Two more tries where that can help, then five failures
/// open the circuit for half an hour.
/// </summary>
internal sealed class RedHatPipelines(IOptions<RedHatOptions> options, TimeProvider clock)
{
    private const int Retries = 2;
    private const int FailuresToOpen = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, ResiliencePipeline> _pipelines = new(StringComparer.Ordinal);

    public ResiliencePipeline For(string organisation) => _pipelines.GetOrAdd(organisation, _ => Make());

    private ResiliencePipeline Make() => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = Retries,
            Delay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<RedHatException>(MayPass),
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            // Nearly alone: a few pages read well before do not keep the circuit closed.
            FailureRatio = 0.1,
            MinimumThroughput = FailuresToOpen,
            SamplingDuration = TimeSpan.FromHours(1),
            BreakDuration = Pause,
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<RedHatException>(),
        })
        .AddTimeout(options.Value.Timeout)
        .Build();

    private static bool MayPass(RedHatException failure) =>
        failure.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
}
