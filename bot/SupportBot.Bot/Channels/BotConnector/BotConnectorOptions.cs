using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>Sending to Teams and the other channels of Azure Bot Service. Who may call, and with which credential, is in <see cref="Authentication.BotRegistrationOptions"/>.</summary>
internal sealed class BotConnectorOptions
{
    public const string Section = "BotConnector";

    /// <summary>Longest wait for an answer of a channel. Default: 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);
}

[OptionsValidator]
internal sealed partial class BotConnectorOptionsValidator : IValidateOptions<BotConnectorOptions>;
