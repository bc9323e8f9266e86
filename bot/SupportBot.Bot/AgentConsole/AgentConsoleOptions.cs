using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.AgentConsole;

/// <summary>How agents work.</summary>
internal sealed class AgentConsoleOptions
{
    public const string Section = "AgentConsole";

    /// <summary>Within how much opening time a case should have its first answer; beyond it the clock turns red. 5 minutes to 10 days, default 4 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "10.00:00:00")]
    public TimeSpan FirstAnswerGoal { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Folder of the ready replies (<c>.md</c>), absolute or relative to the content root; null takes those of the product.</summary>
    [MinLength(1)]
    public string? RepliesDirectory { get; set; }
}

[OptionsValidator]
internal sealed partial class AgentConsoleOptionsValidator : IValidateOptions<AgentConsoleOptions>;
