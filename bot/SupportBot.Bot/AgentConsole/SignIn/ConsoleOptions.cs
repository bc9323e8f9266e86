using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Sessions and links of the console.</summary>
internal sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>Minutes without a request after which a session is over, 5 to 480. Default 60.</summary>
    [Range(5, 480)]
    public int IdleMinutes { get; set; } = 60;

    /// <summary>Hours after which a session is over in any case, 1 to 24. Default 12.</summary>
    [Range(1, 24)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Hours until a link for a first sign-in dies, 1 to 168. Default 72.</summary>
    [Range(1, 168)]
    public int LinkHours { get; set; } = 72;

    /// <summary>Whether a sign-in link for a demo agent is printed at start; only in Development. Default true.</summary>
    public bool Demo { get; set; } = true;

    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    public TimeSpan LinkLife => TimeSpan.FromHours(LinkHours);

    public TimeSpan Life => TimeSpan.FromHours(SessionHours);
}

[OptionsValidator]
internal sealed partial class ConsoleOptionsValidator : IValidateOptions<ConsoleOptions>;
