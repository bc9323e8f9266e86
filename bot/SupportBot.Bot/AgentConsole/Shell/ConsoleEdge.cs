using Microsoft.AspNetCore.Diagnostics;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.AgentConsole.Shell;

/// <summary>Headers of the console's answers, and pages instead of JSON for what fails.</summary>
internal static partial class ConsoleEdge
{
    public const string Root = "/console";

    // Neither inline script nor inline style, nothing from elsewhere, in nobody's frame.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string RetryAfterSeconds = "5";

    /// <summary>Between routing and the endpoints: who asks, may he, is the form his own.</summary>
    public static IApplicationBuilder UseConsole(this IApplicationBuilder app)
    {
        app.UseWhen(IsConsole, static console => console.Use(SetHeaders).UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = FailAsync,
            SuppressDiagnosticsCallback = static _ => true,
        }));
        app.UseAuthentication().UseAuthorization().UseAntiforgery();
        return app.UseWhen(IsConsole, static console => console.UseFormGate());
    }

    private static bool IsConsole(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    private static Task SetHeaders(HttpContext context, RequestDelegate next)
    {
        SetHeaders(context.Response.Headers);
        return next(context);
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["X-Robots-Tag"] = "noindex";
    }

    private static async Task FailAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var refusal = failure switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ConsoleRefusal.TooLarge,
            BadHttpRequestException => ConsoleRefusal.Malformed,
            DatabaseUnavailableException => ConsoleRefusal.Unavailable,
            _ => ConsoleRefusal.Failed,
        };
        SecurityHeaders.Apply(context);
        SetHeaders(context.Response.Headers);
        if (refusal == ConsoleRefusal.Unavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }
        else if (refusal == ConsoleRefusal.Failed)
        {
            LogFailed(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ConsoleEdge)), context.TraceIdentifier, failure);
        }

        await ConsolePages.Refuse(refusal).ExecuteAsync(context);
    }

    [LoggerMessage(EventIds.AgentConsole + 1, LogLevel.Error, "A page of the console failed, reference {Reference}")]
    private static partial void LogFailed(ILogger logger, string reference, Exception? failure);
}
