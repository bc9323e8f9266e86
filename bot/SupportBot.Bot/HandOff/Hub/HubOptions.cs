using Microsoft.Extensions.Options;
using SupportBot.Bot.Security.Egress;

namespace SupportBot.Bot.HandOff.Hub;

/// <summary>An outside agent hub that takes the place of the console. Off without an address.</summary>
internal sealed class HubOptions
{
    public const string Section = "Escalation:Webhook";

    private const int ShortestSecret = 32;

    /// <summary>Where hand-offs are posted: https, or http on this machine. Null: nowhere.</summary>
    public string? Address { get; set; }

    /// <summary>Key of the signatures both ways, at least 32 characters; required with an address. From the environment or user secrets.</summary>
    public string? Secret { get; set; }

    /// <summary>The key before, still accepted from the hub while keys are changed; null for none.</summary>
    public string? PreviousSecret { get; set; }

    public bool IsOn => !string.IsNullOrEmpty(Address);

    internal IEnumerable<string> Errors()
    {
        if (IsOn && !TrustedAddress.IsAcceptable(Address))
        {
            yield return $"{Section}:Address must be an https address (http on this machine only), without a user name.";
        }

        if (IsOn && (Secret?.Length ?? 0) < ShortestSecret)
        {
            yield return $"{Section}:Secret is missing or shorter than {ShortestSecret} characters.";
        }

        if (PreviousSecret is { Length: > 0 and < ShortestSecret })
        {
            yield return $"{Section}:PreviousSecret is shorter than {ShortestSecret} characters.";
        }
    }
}

/// <summary>Refuses addresses that a secret may not go to, and weak keys.</summary>
internal sealed class HubOptionsValidator : IValidateOptions<HubOptions>
{
    public ValidateOptionsResult Validate(string? name, HubOptions options) =>
        options.Errors().ToList() is { Count: > 0 } errors ? ValidateOptionsResult.Fail(errors) : ValidateOptionsResult.Success;
}
