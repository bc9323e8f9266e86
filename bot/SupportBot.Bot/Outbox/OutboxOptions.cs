using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Outbox;

/// <summary>How patiently messages are sent.</summary>
internal sealed class OutboxOptions
{
    public const string Section = "Outbox";

    /// <summary>Whether this node sends. Default: yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Seconds between two looks when nobody says that something is there, 1 to 300. Default 5.</summary>
    [Range(1, 300)]
    public int PollSeconds { get; set; } = 5;

    /// <summary>Messages sent at the same time by this node, 1 to 64. Default 4.</summary>
    [Range(1, 64)]
    public int Parallel { get; set; } = 4;

    /// <summary>Seconds after which an attempt is given up, 1 to 600. Default 60. The lease lasts twice as long.</summary>
    [Range(1, 600)]
    public int AttemptSeconds { get; set; } = 60;

    /// <summary>Seconds before the second attempt, doubled for each further one, 1 to 600. Default 5.</summary>
    [Range(1, 600)]
    public int FirstDelaySeconds { get; set; } = 5;

    /// <summary>Longest pause between attempts in seconds, 1 to 86,400. Default 3,600.</summary>
    [Range(1, 86_400)]
    public int LongestDelaySeconds { get; set; } = 3_600;

    /// <summary>Hours until a message that nobody takes becomes a dead letter, 1 to 720. Default 24.</summary>
    [Range(1, 720)]
    public int ExpireHours { get; set; } = 24;

    /// <summary>Attempts that may fail by an exception, or end with the process, before the row is parked, 1 to 100. Default 5.</summary>
    [Range(1, 100)]
    public int PoisonAttempts { get; set; } = 5;
}

[OptionsValidator]
internal sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;
