using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Reminders;

/// <summary>When reminders leave.</summary>
internal sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>Whether this node looks for reminders that are due. Default: yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Hour of the day in Europe/Paris from which on the day's reminders leave, 0 to 23. Default: 8.</summary>
    [Range(0, 23)]
    public int Hour { get; set; } = 8;
}

[OptionsValidator]
internal sealed partial class ReminderOptionsValidator : IValidateOptions<ReminderOptions>;
