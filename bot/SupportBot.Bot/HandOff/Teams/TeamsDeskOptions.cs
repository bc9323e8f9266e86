using Microsoft.Extensions.Options;

namespace SupportBot.Bot.HandOff.Teams;

/// <summary>The Teams channel where agents are told of hand-offs and work on them. Off without a conversation.</summary>
internal sealed class TeamsDeskOptions
{
    public const string Section = "Escalation:Teams";

    /// <summary>Id of the channel's conversation, <c>19:...@thread.tacv2</c>; null: none.</summary>
    public string? ConversationId { get; set; }

    /// <summary>Service address of the tenant's region, as Teams gives it in every activity; required with a conversation.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>Entra tenant of the agents; required with a conversation.</summary>
    public string? TenantId { get; set; }

    /// <summary>The bot's own id there, <c>28:</c> and its client id; required with a conversation.</summary>
    public string? BotId { get; set; }

    /// <summary>Who works there: Entra object id to the e-mail address of the console account. Others may look, not act.</summary>
    public Dictionary<string, string> Agents { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsOn => !string.IsNullOrEmpty(ConversationId);
}

/// <summary>Wants the whole address or none of it.</summary>
internal sealed class TeamsDeskOptionsValidator : IValidateOptions<TeamsDeskOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsDeskOptions options)
    {
        if (!options.IsOn)
        {
            return ValidateOptionsResult.Success;
        }

        (string Key, string? Value)[] needed = [("ServiceUrl", options.ServiceUrl), ("TenantId", options.TenantId), ("BotId", options.BotId)];
        var missing = needed.Where(static pair => string.IsNullOrWhiteSpace(pair.Value)).Select(static pair => $"{TeamsDeskOptions.Section}:{pair.Key} is missing.").ToList();
        return missing.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(missing);
    }
}
