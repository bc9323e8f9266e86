using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SupportBot.Bot.Privacy;

/// <summary>How long each class of what is kept stays; what is older goes once a day.</summary>
internal sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>Whether anything goes by itself. Default: yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Conversations that never became a case, in days since the last word, 1 to 3,650. Default 30.</summary>
    [Range(1, 3_650)]
    public int ConversationDays { get; set; } = 30;

    /// <summary>Cases with their conversation and files, in months since they were done, or since the last change of those that never were, 1 to 120. Default 13.</summary>
    [Range(1, 120)]
    public int CaseMonths { get; set; } = 13;

    /// <summary>Masked questions, verdicts and figures, in months, 1 to 120. Default 13.</summary>
    [Range(1, 120)]
    public int InsightMonths { get; set; } = 13;

    /// <summary>What left or was given up, in days, 1 to 3,650. Default 30.</summary>
    [Range(1, 3_650)]
    public int DeliveryDays { get; set; } = 30;

    /// <summary>Who did and read what, in months, 13 to 120: the database itself refuses to lose younger lines. Default 13.</summary>
    [Range(13, 120)]
    public int AuditMonths { get; set; } = 13;
}

[OptionsValidator]
internal sealed partial class RetentionOptionsValidator : IValidateOptions<RetentionOptions>;
