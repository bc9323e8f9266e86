using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.Contracts.RedHat;

/// <summary>Red Hat Subscription Management: one credential for each customer account, so it serves organisations that have given theirs.</summary>
internal sealed class RedHatOptions
{
    public const string Section = "Contracts:RedHat";

    /// <summary>Default: off.</summary>
    public bool Enabled { get; set; }

    /// <summary>Default: Red Hat's public interface.</summary>
    [Required]
    public string Api { get; set; } = "https://api.access.redhat.com/management/v1";

    /// <summary>Where access tokens come from. Default: Red Hat's sign-on.</summary>
    [Required]
    public string TokenAddress { get; set; } = "https://sso.redhat.com/auth/realms/redhat-external/protocol/openid-connect/token";

    /// <summary>Client of offline tokens. Default: <c>rhsm-api</c>.</summary>
    [Required]
    public string OfflineClientId { get; set; } = "rhsm-api";

    /// <summary>How often each organisation is read, 5 minutes to 7 days. Default: 6 hours. An offline token dies after 30 days without use.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Longest wait for one answer, 1 second to 2 minutes. Default: 20 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The organisations with their credentials.</summary>
    public IList<RedHatAccount> Accounts { get; } = [];
}

/// <summary>One customer's credential: an offline token, or a service account.</summary>
internal sealed class RedHatAccount
{
    /// <summary>Name of the organisation, as in imports.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>Address of the person whom codes for these contracts go to; none: members only.</summary>
    public string? Email { get; set; }

    /// <summary>Offline token of the customer's account; null with a service account.</summary>
    public string? OfflineToken { get; set; }

    /// <summary>Client id of the customer's service account; null with an offline token.</summary>
    public string? ClientId { get; set; }

    /// <summary>Secret of the service account.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Whether there is exactly one kind of credential, whole.</summary>
    public bool IsComplete => Organisation.Length > 0
        && (string.IsNullOrEmpty(OfflineToken)
            ? !string.IsNullOrEmpty(ClientId) && !string.IsNullOrEmpty(ClientSecret)
            : string.IsNullOrEmpty(ClientId) && string.IsNullOrEmpty(ClientSecret));
}

[OptionsValidator]
internal sealed partial class RedHatAnnotationsValidator : IValidateOptions<RedHatOptions>;

/// <summary>Checks addresses and credentials at start-up.</summary>
internal sealed class RedHatOptionsValidator : IValidateOptions<RedHatOptions>
{
    public ValidateOptionsResult Validate(string? name, RedHatOptions options)
    {
        if (!options.Enabled)
        {
            return ValidateOptionsResult.Success;
        }

        var problems = new List<string>();
        if (!TrustedAddress.IsAcceptable(options.Api) || !TrustedAddress.IsAcceptable(options.TokenAddress))
        {
            problems.Add($"{RedHatOptions.Section}: Api and TokenAddress must be https addresses (http is for loopback only).");
        }

        if (options.Accounts.Count == 0 || options.Accounts.Any(static account => !account.IsComplete))
        {
            problems.Add($"{RedHatOptions.Section}:Accounts: each needs an Organisation, and either OfflineToken or ClientId with ClientSecret.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
