using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.Http;

/// <summary>Limits that an honest visitor never meets. Clients treat a 429 as a failed message: they come late and are generous.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Off only for load tests, never in Production. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Conversations and tokens that one address may begin at once, before <see cref="StartsPerMinute"/> counts. Default: 60.</summary>
    [Range(1, 1_000_000)]
    public int StartBurst { get; set; } = 60;

    /// <summary>Conversations and tokens that one address may begin per minute. Default: 60.</summary>
    [Range(1, 1_000_000)]
    public int StartsPerMinute { get; set; } = 60;

    /// <summary>Messages that one conversation may post at once, before <see cref="PostsPerSecond"/> counts. Default: 100.</summary>
    [Range(1, 1_000_000)]
    public int PostBurst { get; set; } = 100;

    /// <summary>Messages that one conversation may post per second. Default: 10.</summary>
    [Range(1, 1_000_000)]
    public int PostsPerSecond { get; set; } = 10;

    /// <summary>Uploads that one conversation may make per minute. Default: 20.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerMinute { get; set; } = 20;
}

[OptionsValidator]
internal sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;

/// <summary>In Production the limits stay on.</summary>
internal sealed class RateLimitGuard(IHostEnvironment environment) : IValidateOptions<RateLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, RateLimitOptions options) => environment.IsProduction() && !options.Enabled
        ? ValidateOptionsResult.Fail("RateLimits:Enabled=false is for load tests: it is refused in Production.")
        : ValidateOptionsResult.Success;
}

/// <summary>Names and set-up of the limits.</summary>
internal static class RateLimits
{
    public const string Start = "start";
    public const string Post = "post";
    public const string Upload = "upload";
    public const string Search = "search";

    private const int SearchesPerSecond = 20;
    private const int SearchBurst = 100;

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>().AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitGuard>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) => RefuseAsync(rejected.HttpContext, rejected.Lease);
            limiter.AddPolicy(Start, context => Bucket(context, Address(context), options => (options.StartBurst, options.StartsPerMinute, TimeSpan.FromMinutes(1))));
            limiter.AddPolicy(Post, context => Bucket(context, Conversation(context), options => (options.PostBurst, options.PostsPerSecond, TimeSpan.FromSeconds(1))));
            limiter.AddPolicy(Upload, context => Bucket(context, Conversation(context), options => (options.UploadsPerMinute, options.UploadsPerMinute, TimeSpan.FromMinutes(1))));
            limiter.AddPolicy(Search, context => Bucket(context, Address(context), _ => (SearchBurst, SearchesPerSecond, TimeSpan.FromSeconds(1))));
        });
        return services;
    }

    private static RateLimitPartition<string> Bucket(HttpContext context, string key, Func<RateLimitOptions, (int Burst, int Refill, TimeSpan Period)> rule)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        if (!options.Enabled)
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        var (burst, refill, period) = rule(options);
        return RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = refill,
            ReplenishmentPeriod = period,
            QueueLimit = 0,
            AutoReplenishment = true,
        });
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string Conversation(HttpContext context) => (string?)context.Request.RouteValues["conversationId"] ?? Address(context);

    private static async ValueTask RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : TimeSpan.FromSeconds(1);
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await context.RefuseAsync(ApiError.TooMany);
    }
}
