using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Observability;

/// <summary>What is done with spans.</summary>
internal sealed class TracingOptions
{
    public const string Section = "Tracing";

    /// <summary>Whether each span is written to the log when it ends, with its trace, its parent and its duration. Default: no.</summary>
    public bool Log { get; set; }
}

/// <summary>
/// Sees to it that every request has a trace id, continued from the caller's <c>traceparent</c>, which each line of the log then carries in its scope; and writes the
/// spans themselves to the log where the operator wants that. Collectors that listen from outside (dotnet-monitor, an OpenTelemetry agent) need nothing of this.
/// </summary>
internal sealed partial class SpanLog : IDisposable
{
    /// <summary>The framework's source of the span of a request.</summary>
    private const string Requests = "Microsoft.AspNetCore";

    private readonly ActivityListener _listener;
    private readonly ILogger<SpanLog> _logger;

    public SpanLog(IOptions<TracingOptions> options, ILogger<SpanLog> logger)
    {
        _logger = logger;
        var writes = options.Value.Log;
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Requests || (writes && source.Name == Traces.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => writes ? ActivitySamplingResult.AllData : ActivitySamplingResult.PropagationData,
            ActivityStopped = writes ? Write : null,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    /// <summary>Names and tags of ours only: the framework's span of a request holds its address, and with it ids and links.</summary>
    private void Write(Activity span)
    {
        if (span.Source.Name == Traces.Name)
        {
            var tags = string.Join(' ', span.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"));
            LogSpan(_logger, span.OperationName, span.Duration.TotalMilliseconds, span.TraceId.ToHexString(), span.SpanId.ToHexString(), span.ParentSpanId.ToHexString(), tags);
        }
    }

    [LoggerMessage(EventIds.Observability + 1, LogLevel.Information, "Span {Span} took {Milliseconds} ms, trace {Trace}, id {Id}, parent {Parent} {Tags}")]
    private static partial void LogSpan(ILogger logger, string span, double milliseconds, string trace, string id, string parent, string tags);
}
