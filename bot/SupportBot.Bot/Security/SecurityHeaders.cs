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
        + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Two years, as the preload lists ask; by the host that the certificate is for, which does not speak for its subdomains.</summary>
    private const string Https = "max-age=63072000";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        Apply(context);
        return next(context);
    });

    /// <summary>Sets them, also again on an answer that an error has emptied. Nothing is kept by browsers and proxies unless a route says so.</summary>
    public static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers.CacheControl = "no-store";
        if (context.Request.IsHttps && !context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            headers.StrictTransportSecurity = Https;
        }
    }
}
