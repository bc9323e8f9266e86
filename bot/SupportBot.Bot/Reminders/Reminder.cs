using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Viewers;

namespace SupportBot.Bot.Reminders;

/// <summary>How it stands with a wish to be reminded.</summary>
internal enum ReminderState
{
    Active,

    /// <summary>He asked to be left in peace.</summary>
    Stopped,

    /// <summary>The contract was renewed: its end is later than when he asked.</summary>
    Renewed,

    /// <summary>The contract is over, or not his any more.</summary>
    Gone,
}

/// <summary>Somebody's wish to be reminded of the end of a contract.</summary>
/// <param name="Id">Random.</param>
/// <param name="Contract">The contract.</param>
/// <param name="Viewer">Who asked; what he may see is asked again before every reminder.</param>
/// <param name="Conversation">Key of the Teams chat in which he asked; null elsewhere: then he gets mail.</param>
/// <param name="EndsOn">The end when he asked.</param>
/// <param name="AskedOn">The day on which he asked.</param>
/// <param name="State">How it stands.</param>
internal sealed record Reminder(string Id, ContractId Contract, Viewer Viewer, string? Conversation, DateOnly EndsOn, DateOnly AskedOn, ReminderState State);
