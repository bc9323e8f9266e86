using Microsoft.AspNetCore.Diagnostics;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.Channels.Http;

/// <summary>What a request gets that could not be answered: a JSON error that says nothing about the inside.</summary>
internal static partial class ErrorHandling
{
    private const string RetryAfterSeconds = "2";

    public static void UseJsonErrors(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerAsync, SuppressDiagnosticsCallback = static _ => true });
        app.UseStatusCodePages(static context => IsOfApi(context.HttpContext) && Standard(context.HttpContext.Response.StatusCode) is { } error
            ? context.HttpContext.RefuseAsync(error)
            : Task.CompletedTask);
    }

    private static Task AnswerAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var error = failure switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ApiError.TooLarge,
            BadHttpRequestException bad => new ApiError(bad.StatusCode, "BadRequest", "The request is malformed."),
            DatabaseUnavailableException => ApiError.Unavailable,
            _ => ApiError.Failed,
        };
        Log(context, failure, error);
        SecurityHeaders.Apply(context); // The failure has taken them off.
        if (error == ApiError.Unavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return context.RefuseAsync(error);
    }

    private static void Log(HttpContext context, Exception? failure, ApiError error)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("SupportBot.Bot.Channels.Http.ErrorHandling");
        if (error == ApiError.Failed)
        {
            LogFailed(logger, failure);
        }
        else if (error == ApiError.Unavailable)
        {
            LogUnavailable(logger, failure);
        }
    }

    /// <summary>Routes of machines; pages keep their own answers.</summary>
    private static bool IsOfApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || context.Request.Path.StartsWithSegments("/v3", StringComparison.OrdinalIgnoreCase);

    private static ApiError? Standard(int status) => status switch
    {
        StatusCodes.Status404NotFound => ApiError.NotFound,
        StatusCodes.Status405MethodNotAllowed => new ApiError(status, "MethodNotAllowed", "This address does not take that method."),
        _ => null,
    };

    [LoggerMessage(EventIds.Observability + 1, LogLevel.Error, "A request failed")]
    private static partial void LogFailed(ILogger logger, Exception? failure);

    [LoggerMessage(EventIds.Observability + 2, LogLevel.Warning, "A request was refused: the database is unavailable")]
    private static partial void LogUnavailable(ILogger logger, Exception? failure);
}
