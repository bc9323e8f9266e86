namespace SupportBot.Bot.Security;

/// <summary>Headers of every answer.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// No script but our own files. Styles: Web Chat writes them into the page. Frames: the embedded chat is shown by the pages of the trusted origins,
    /// through their own script, never in a frame of ours.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; "
        + "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        if (!IsStatic(context.Request.Path))
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    });

    private static bool IsStatic(PathString path) =>
        !path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && !path.StartsWithSegments("/v3", StringComparison.OrdinalIgnoreCase);
}
