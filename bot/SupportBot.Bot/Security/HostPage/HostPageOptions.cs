using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Security.HostPage;

/// <summary>A page around the chat that knows its users and vouches for them.</summary>
internal sealed class HostPageOptions
{
    public const string Section = "HostPage";

    private const int FewestBytes = 32;

    /// <summary>Key shared with the page's server, at least 32 bytes of UTF-8, of which an attacker knows none. Default: none, then no such token is taken.</summary>
    public string? SigningKey { get; set; }

    /// <summary>What a token must carry as <c>aud</c>. Default: <c>supportbot</c>.</summary>
    [Required]
    public string Audience { get; set; } = "supportbot";

    /// <summary>Longest life of a token, 1 minute to 1 day: one that ends later is refused. Default: 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan LongestLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether the key is long enough, or absent.</summary>
    public bool IsKeyAcceptable => string.IsNullOrEmpty(SigningKey) || Encoding.UTF8.GetByteCount(SigningKey) >= FewestBytes;
}

[OptionsValidator]
internal sealed partial class HostPageAnnotationsValidator : IValidateOptions<HostPageOptions>;

/// <summary>Refuses a key that could be guessed.</summary>
internal sealed class HostPageOptionsValidator : IValidateOptions<HostPageOptions>
{
    public ValidateOptionsResult Validate(string? name, HostPageOptions options) => options.IsKeyAcceptable
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{HostPageOptions.Section}:SigningKey must have 32 bytes at least.");
}
