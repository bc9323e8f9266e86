using SupportBot.Bot.Conversations;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.AgentConsole.LiveChat;

/// <summary>Something that was said, as agents read it.</summary>
/// <param name="Seq">Place in the conversation.</param>
/// <param name="Speaker">Who.</param>
/// <param name="Name">As the channel has it; null when it has none.</param>
/// <param name="At">When.</param>
/// <param name="Text">Plain text of a customer, Markdown of the bot or an agent unless <paramref name="IsPlain"/>; empty when there are only files.</param>
/// <param name="IsPlain">Whether <paramref name="Text"/> holds no markup.</param>
internal sealed record SpokenLine(long Seq, LineSpeaker Speaker, string? Name, DateTimeOffset At, string Text, bool IsPlain)
{
    private const int LongestName = 120;

    public IReadOnlyList<SpokenFile> Files { get; init; } = [];

    /// <summary>Reads a line of the transcript; null for one that says nothing (typing, an event without words).</summary>
    public static SpokenLine? Of(LiveLine line)
    {
        var files = (line.Activity.Attachments ?? []).Select(FileOf).OfType<SpokenFile>().ToList();
        var text = line.Activity.Type == ActivityTypes.Message ? line.Activity.Text ?? "" : "";
        var isPlain = line.Speaker == LineSpeaker.Customer || line.Activity.TextFormat == TextFormats.Plain;
        return text.Length == 0 && files.Count == 0 ? null : new SpokenLine(line.Seq, line.Speaker, line.Name, line.At, text, isPlain) { Files = files };
    }

    /// <summary>A stored file: its id is the last part of its address. Cards are no files.</summary>
    private static SpokenFile? FileOf(Attachment attachment) =>
        attachment.ContentUrl is { } address && !attachment.ContentType.StartsWith("application/vnd.", StringComparison.OrdinalIgnoreCase)
            ? new SpokenFile(IdOf(address), MessageText.CleanName(attachment.Name ?? "", LongestName), attachment.ContentType)
            : null;

    private static string? IdOf(string address)
    {
        var id = address[(address.LastIndexOf('/') + 1)..];
        return id.Length is > 0 and <= 64 && id.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? id : null;
    }
}

/// <summary>A file as the conversation names it.</summary>
/// <param name="Id">Id of the stored file; null when it is not stored here.</param>
/// <param name="Name">Display name; may be empty.</param>
/// <param name="ContentType">As the transcript has it.</param>
internal sealed record SpokenFile(string? Id, string Name, string ContentType);
