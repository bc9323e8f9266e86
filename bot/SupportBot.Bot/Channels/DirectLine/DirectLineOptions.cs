using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>The Direct Line door.</summary>
internal sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    /// <summary>Opens every conversation, so it belongs on servers only, never in a page. Null or empty: nobody has it, and pages use <c>/api/chat/token</c>.</summary>
    public string? Secret { get; set; }

    /// <summary>
    /// Origins of other people's pages that may host the chat, such as <c>https://www.example.com</c>; <c>*</c> means all. Our own origin always may.
    /// As a list, or as one text separated by commas.
    /// </summary>
    public IList<string> TrustedOrigins { get; } = [];

    /// <summary>Life of a token. Clients refresh every 15 minutes. Default: 30 minutes; 16 minutes to 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:16:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a token can be kept alive by refreshing. Default: 24 hours; up to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:16:00", "30.00:00:00")]
    public TimeSpan TokenMaximumAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Largest file, in bytes. Default: 10 MB; up to 100 MB.</summary>
    [Range(1, 100_000_000)]
    public int LargestFile { get; set; } = 10 * 1024 * 1024;

    /// <summary>How long the address of a file opens it without a token. Default: 24 hours; 1 minute to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan FileLinkLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Most files that one conversation may bring. Default: 100.</summary>
    [Range(1, 100_000)]
    public int FilesPerConversation { get; set; } = 100;

    /// <summary>Most open sockets of one conversation. Default: 8.</summary>
    [Range(1, 1000)]
    public int StreamsPerConversation { get; set; } = 8;

    /// <summary>Most open sockets of one address; not counted where <c>RateLimits:Enabled</c> is off. Default: 1,000, for a whole company behind one address.</summary>
    [Range(1, 1_000_000)]
    public int StreamsPerAddress { get; set; } = 1_000;

    /// <summary>Most open sockets of this node. Default: 15,000.</summary>
    [Range(1, 1_000_000)]
    public int Streams { get; set; } = 15_000;
}

[OptionsValidator]
internal sealed partial class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>;

/// <summary>In Production a secret that opens every conversation must be one that nobody guesses.</summary>
internal sealed class DirectLineSecretGuard(IHostEnvironment environment) : IValidateOptions<DirectLineOptions>
{
    private const int ShortestSecret = 24;

    public ValidateOptionsResult Validate(string? name, DirectLineOptions options) => environment.IsProduction() && options.Secret is { Length: > 0 and < ShortestSecret }
        ? ValidateOptionsResult.Fail($"DirectLine:Secret must have at least {ShortestSecret} characters in Production.")
        : ValidateOptionsResult.Success;
}
