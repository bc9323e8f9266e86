using System.Runtime.InteropServices;

namespace SupportBot.Bot.HandOff.Desk;

/// <summary>What became of an agent's act.</summary>
/// <param name="Refusal"><see cref="Refusal.None"/> when it is done.</param>
/// <param name="Holder">Name of the agent who has the conversation; null when nobody has.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DeskAnswer(Refusal Refusal, string? Holder = null)
{
    public static readonly DeskAnswer Done = new(Refusal.None);

    public bool IsDone => Refusal == Refusal.None;
}

/// <summary>What an agent says.</summary>
/// <param name="Text">Cleaned and cut like a customer's message.</param>
/// <param name="MessageId">Made by the agent's page, 1 to 100 characters: the same id twice is one message.</param>
internal sealed record AgentMessage(string Text, string MessageId)
{
    /// <summary>Whether the text is Markdown, as of a knowledge entry; otherwise it is shown to the letter.</summary>
    public bool IsMarkdown { get; init; }
}
