using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Which pages may host the chat. Requests without an <c>Origin</c> come from servers and are judged by their credentials alone.</summary>
internal sealed class TrustedOrigins(IOptions<DirectLineOptions> options, IHostEnvironment environment)
{
    private const string Anyone = "*";

    private readonly HashSet<string> _origins = new(options.Value.TrustedOrigins, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the configuration allows the origin. On a developer's machine every page of that machine may.</summary>
    public bool Allows(string origin) =>
        _origins.Contains(origin) || _origins.Contains(Anyone) || (environment.IsDevelopment() && IsLoopback(origin));

    /// <summary>Whether the request may use the chat from where it comes.</summary>
    /// <param name="named">Origins that the token itself names; null: those of the configuration.</param>
    public bool Allows(HttpRequest request, IReadOnlyList<string>? named)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || (named is null ? Allows(origin) : named.Contains(origin, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsLoopback(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Scheme is ("http" or "https");
}
