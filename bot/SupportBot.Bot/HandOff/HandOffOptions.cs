using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.HandOff;

/// <summary>How long people wait for one another. Shares its section with the routing table.</summary>
internal sealed class HandOffOptions
{
    public const string Section = "Escalation";

    /// <summary>How long a customer waits for somebody to accept before the request goes by mail, 10 seconds to 1 hour. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan AcceptTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// After how long without a sign of an agent's open console the conversations that he holds return to the queue, 30 seconds to 1 hour. Default 3 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:30", "01:00:00")]
    public TimeSpan AgentLostAfter { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long an agent's words wait for the customer's window before they go by mail too, 30 seconds to 1 day. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:30", "1.00:00:00")]
    public TimeSpan MailAfter { get; set; } = TimeSpan.FromMinutes(5);
}

[OptionsValidator]
internal sealed partial class HandOffOptionsValidator : IValidateOptions<HandOffOptions>;
