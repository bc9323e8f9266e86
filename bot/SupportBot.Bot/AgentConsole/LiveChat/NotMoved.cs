using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;

namespace SupportBot.Bot.AgentConsole.LiveChat;

/// <summary>An act in a conversation that changed nothing.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Refusal">Why.</param>
/// <param name="Holder">Who has the conversation; null when nobody has.</param>
internal sealed record NotMoved(CaseReference Reference, Refusal Refusal, string? Holder)
{
    /// <summary>Key of the sentence that says why.</summary>
    public string Key => Refusal switch
    {
        Refusal.AlreadyTaken => "Taken",
        Refusal.NotYours when Holder is not null => "Taken",
        Refusal.BadFile => "File",
        Refusal.QueueClosed => "QueueClosed",
        Refusal.NoTarget => "NoTarget",
        Refusal.Empty or Refusal.TooLong => "Text",
        _ => "NotWaiting",
    };
}
