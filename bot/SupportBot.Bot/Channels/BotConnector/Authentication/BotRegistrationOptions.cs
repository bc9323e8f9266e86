using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>The bot's registration, and whom it trusts.</summary>
internal sealed class BotRegistrationOptions
{
    public const string Section = "BotConnector";

    /// <summary>Client id of the bot's registration. Default none: then only local calls in Development are taken.</summary>
    public string? AppId { get; set; }

    /// <summary>Entra tenant of the registration, a GUID; <c>botframework.com</c> for the old multi-tenant kind.</summary>
    [Required]
    public string TenantId { get; set; } = "botframework.com";

    /// <summary>Client secret. None with <see cref="ManagedIdentity"/>.</summary>
    public string? AppPassword { get; set; }

    /// <summary>Gets outbound tokens from the machine's user-assigned managed identity <see cref="AppId"/>, without a secret. Default off.</summary>
    public bool ManagedIdentity { get; set; }

    /// <summary>Where the channel publishes its keys. Default: the public cloud.</summary>
    [Required]
    public string ChannelOpenIdMetadata { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Who signs the channel's tokens. Default: the public cloud; <c>https://api.botframework.us</c> for the United States government's.</summary>
    [Required]
    public string ChannelIssuer { get; set; } = "https://api.botframework.com";

    /// <summary>Entra's address; tokens come from <c>{LoginAuthority}/{TenantId}/oauth2/v2.0/token</c>. Default: the public cloud.</summary>
    [Required]
    public string LoginAuthority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>For which service outbound tokens are asked. Default: the public cloud.</summary>
    [Required]
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>
    /// Where replies may go: addresses (<c>https://host/path/</c>), hosts, or <c>*.domain</c>; as a list, or as one text separated by spaces, commas or
    /// semicolons. Default: the hosts of Teams and of Microsoft's channels. Loopback has to be listed to be allowed.
    /// </summary>
    public IList<string> AllowedServiceUrls { get; } = [];

    /// <summary>Whether a registration is configured.</summary>
    [MemberNotNullWhen(true, nameof(AppId))]
    public bool HasAppId => !string.IsNullOrWhiteSpace(AppId);
}

/// <summary>Checks the addresses at start-up, so that a typing error does not show as refused messages.</summary>
internal sealed class BotRegistrationOptionsValidator : IValidateOptions<BotRegistrationOptions>
{
    public ValidateOptionsResult Validate(string? name, BotRegistrationOptions options)
    {
        var problems = new List<string>();
        Check(nameof(options.ChannelOpenIdMetadata), options.ChannelOpenIdMetadata);
        Check(nameof(options.LoginAuthority), options.LoginAuthority);
        foreach (var entry in options.AllowedServiceUrls)
        {
            if (!ServiceUrlPattern.TryParse(entry, out _))
            {
                problems.Add($"{BotRegistrationOptions.Section}:{nameof(options.AllowedServiceUrls)}: '{entry}' is neither an address nor a host (https; http on loopback only).");
            }
        }

        if (string.IsNullOrWhiteSpace(options.TenantId) || string.IsNullOrWhiteSpace(options.ChannelIssuer) || string.IsNullOrWhiteSpace(options.Scope))
        {
            problems.Add($"{BotRegistrationOptions.Section}: TenantId, ChannelIssuer and Scope must not be empty; leave them out for their defaults.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Check(string setting, string address)
        {
            if (!TrustedAddress.IsAcceptable(address))
            {
                problems.Add($"{BotRegistrationOptions.Section}:{setting}: '{address}' must be an https address (http is for loopback only).");
            }
        }
    }
}
