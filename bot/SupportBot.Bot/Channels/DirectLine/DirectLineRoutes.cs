using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Channels.Http;
using SupportBot.Bot.Observability;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>Direct Line 3.0, so that the stock clients work with <c>domain = {base}/v3/directline</c>.</summary>
internal static class DirectLineRoutes
{
    public const string Prefix = "/v3/directline";

    private const string Cors = "DirectLine";

    /// <summary>Every new watermark is a new address, hence a new preflight: browsers may remember the answer for two hours, their longest.</summary>
    private static readonly TimeSpan PreflightMemory = TimeSpan.FromHours(2);

    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateOnStart();
        services.PostConfigure<DirectLineOptions>(options => AddOriginsGivenAsText(options, configuration));
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidator>();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineSecretGuard>();
        services.AddSingleton<DirectLineTokens>().AddSingleton<TrustedOrigins>().AddSingleton<DirectLineGate>();
        services.AddSingleton<UploadReader>().AddSingleton<OpenStreams>().AddSingleton<IFigures, StreamFigures>().AddHostedService<StreamKeepAlive>();
        services.AddSingleton<TokenEndpoints>().AddSingleton<ConversationEndpoints>().AddSingleton<PostingEndpoints>();
        services.AddSingleton<AttachmentEndpoint>().AddSingleton<StreamEndpoint>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<TrustedOrigins>((cors, origins) => cors.AddPolicy(Cors, policy => policy
            .SetIsOriginAllowed(origins.Allows)
            .WithMethods("GET", "POST")
            .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
            .SetPreflightMaxAge(PreflightMemory)));
        return services;
    }

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var services = routes.ServiceProvider;
        var tokens = services.GetRequiredService<TokenEndpoints>();
        var conversations = services.GetRequiredService<ConversationEndpoints>();
        var posting = services.GetRequiredService<PostingEndpoints>();
        routes.MapPost("/api/chat/token", tokens.ChatTokenAsync).RequireCors(Cors).RequireRateLimiting(RateLimits.Start);

        var line = routes.MapGroup(Prefix).RequireCors(Cors);
        line.MapPost("/tokens/generate", tokens.GenerateAsync);
        line.MapPost("/tokens/refresh", tokens.RefreshAsync);
        line.MapPost("/conversations", conversations.StartAsync).RequireRateLimiting(RateLimits.Start);
        line.MapGet("/conversations/{conversationId}", conversations.ReconnectAsync);
        line.MapGet("/conversations/{conversationId}/activities", conversations.ReadAsync);
        line.MapPost("/conversations/{conversationId}/activities", posting.PostAsync).RequireRateLimiting(RateLimits.Post);
        line.MapPost("/conversations/{conversationId}/upload", posting.UploadAsync).RequireRateLimiting(RateLimits.Upload);
        line.MapGet("/conversations/{conversationId}/stream", services.GetRequiredService<StreamEndpoint>().OpenAsync);
        line.MapGet("/conversations/{conversationId}/attachments/{attachmentId}", services.GetRequiredService<AttachmentEndpoint>().DownloadAsync);
    }

    private static void AddOriginsGivenAsText(DirectLineOptions options, IConfiguration configuration)
    {
        var text = configuration[$"{DirectLineOptions.Section}:{nameof(DirectLineOptions.TrustedOrigins)}"] ?? "";
        foreach (var origin in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            options.TrustedOrigins.Add(origin.TrimEnd('/'));
        }
    }
}
