using System.Diagnostics;

namespace SupportBot.Bot.Observability;

/// <summary>
/// Where the product's spans are made: <c>turn</c>, <c>knowledge</c>, <c>commit</c>, <c>delivery</c>. They hang under the span of the request, which continues the
/// caller's <c>traceparent</c> (W3C Trace Context). Tags are names of our own, never what somebody said.
/// </summary>
internal static class Traces
{
    public const string Name = "SupportBot";

    public static readonly ActivitySource Source = new(Name);

    /// <summary>Begins a span; null when nobody listens, which costs nothing.</summary>
    public static Activity? Start(string name, string? tag = null, object? value = null)
    {
        var span = Source.StartActivity(name);
        return tag is null ? span : span?.SetTag(tag, value);
    }

    /// <summary>Runs something within a span.</summary>
    public static T Of<T>(string name, Func<T> run)
    {
        using var span = Source.StartActivity(name);
        return run();
    }
}
