using System.Runtime.InteropServices;
using SupportBot.Bot.Conversations.Files;
using SupportBot.Dialogs.Schema;

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

    /// <summary>Files that go with it.</summary>
    public IReadOnlyList<AgentFile> Files { get; init; } = [];
}

/// <summary>A file that an agent sends.</summary>
/// <param name="File">Sniffed.</param>
/// <param name="Address">Where the customer finds it.</param>
internal sealed record AgentFile(ReceivedFile File, Uri Address)
{
    public Attachment ToAttachment() => new() { ContentType = File.Info.ContentType, ContentUrl = Address.AbsoluteUri, Name = File.Info.Name };
}
