using System.Text.Json.Serialization;
using SupportBot.Bot.Flows.ContractStatus;
using SupportBot.Bot.Flows.FaqAnswers;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Dialogs.State;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>What the bot remembers of a conversation between two turns. Stored as JSON in the conversation's row, with a version.</summary>
internal sealed class ConversationState
{
    /// <summary>Version of the JSON shape; raise it when a reader of the old shape is needed.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; set; } = CurrentVersion;

    /// <summary>Whether the greeting was said.</summary>
    public bool Greeted { get; set; }

    /// <summary>Who answers the customer.</summary>
    public Ownership Ownership { get; set; } = Ownership.OfBot;

    /// <summary>What has led towards a person since the last case.</summary>
    public EscalationSigns Escalation { get; set; } = EscalationSigns.None;

    public FaqContext Faq { get; set; } = new();

    /// <summary>The bot has just asked how the help was; null when it has not.</summary>
    public AwaitedScore? Score { get; set; }

    /// <summary>Reference of a case handed to a person without an address: the next address that is written belongs to it. Null: none waits.</summary>
    public string? CaseWithoutEmail { get; set; }

    /// <summary>The list of contracts shown last; null when none waits for a choice.</summary>
    public ContractListContext? Contracts { get; set; }

    /// <summary>The address of the customer's last case: whoever asks for a person is not asked for it again. Null when none was given.</summary>
    public string? KnownEmail { get; set; }

    /// <summary>The forms under way.</summary>
    public DialogState Dialogs { get; set; } = new();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class ConversationStateJson : JsonSerializerContext;
