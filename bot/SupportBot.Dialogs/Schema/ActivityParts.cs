using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Dialogs.Schema;

/// <summary>A person or a bot on a channel.</summary>
/// <param name="Id">Unique on the channel; opaque.</param>
/// <param name="Name">Display name; often missing.</param>
/// <param name="AadObjectId">Microsoft Entra object id; Teams only.</param>
/// <param name="Role"><c>user</c>, <c>bot</c> or <c>agent</c>; on what comes in, the host decides it, never the sender.</param>
public sealed record ChannelAccount(string Id, string? Name = null, string? AadObjectId = null, string? Role = null);

/// <summary>A conversation on a channel.</summary>
/// <param name="Id">Opaque; may hold <c>: @ ; = | /</c>, so escape it in paths.</param>
/// <param name="Name">Title of a group or channel.</param>
/// <param name="IsGroup">Absent in a personal chat.</param>
/// <param name="ConversationType">Teams: <c>personal</c>, <c>groupChat</c> or <c>channel</c>.</param>
/// <param name="TenantId">Teams: the Entra tenant.</param>
public sealed record ConversationAccount(string Id, string? Name = null, bool? IsGroup = null, string? ConversationType = null, string? TenantId = null);

/// <summary>All that is needed to speak first in a conversation later.</summary>
public sealed record ConversationReference
{
    /// <summary>The activity the reference was taken from.</summary>
    public string? ActivityId { get; init; }

    /// <summary>The person.</summary>
    public ChannelAccount? User { get; init; }

    /// <summary>The bot as that channel knows it.</summary>
    public ChannelAccount? Bot { get; init; }

    /// <summary>The conversation.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The channel.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Base address for sending.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Language of the conversation.</summary>
    public string? Locale { get; init; }
}

/// <summary>A file or a card.</summary>
public sealed record Attachment
{
    /// <summary>Media type, or <c>application/vnd.microsoft.card.*</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Where the bytes are.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>The card, or structured content.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>File name as given by the sender: never a path, never trusted.</summary>
    public string? Name { get; init; }

    /// <summary>Small picture of the content.</summary>
    public string? ThumbnailUrl { get; init; }

    /// <summary>The file as the host stored and sniffed it; null for cards and for what was not stored. Never read from the wire.</summary>
    [JsonIgnore]
    public StoredFile? File { get; init; }
}

/// <summary>A file that a customer sent, after the host has checked its bytes and stored it.</summary>
/// <param name="Id">Random, at least 128 bits, in URL-safe characters.</param>
/// <param name="Name">Display name, normalised.</param>
/// <param name="ContentType">What the bytes say, not what the sender said.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal, to notice the same file sent twice.</param>
public sealed record StoredFile(string Id, string Name, string ContentType, long Size, string Sha256);

/// <summary>Buttons offered under a message.</summary>
/// <param name="Actions">The buttons, in order; Teams shows three at most.</param>
/// <param name="To">Whom they are for; null means everybody.</param>
public sealed record SuggestedActions(IReadOnlyList<CardAction> Actions, IReadOnlyList<string>? To = null);

/// <summary>A button.</summary>
public sealed record CardAction
{
    /// <summary>See <see cref="ActionTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Label.</summary>
    public string? Title { get; init; }

    /// <summary>What is sent: a string for <c>imBack</c>, anything for <c>postBack</c>, an address for <c>openUrl</c>.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>For <c>messageBack</c>: the text sent to the bot.</summary>
    public string? Text { get; init; }

    /// <summary>For <c>messageBack</c>: what the chat shows as said by the user.</summary>
    public string? DisplayText { get; init; }

    /// <summary>A button that says <paramref name="title"/> in the user's name.</summary>
    public static CardAction ImBack(string title) => ImBack(title, title);

    /// <summary>A button labelled <paramref name="title"/> that says <paramref name="value"/> in the user's name.</summary>
    public static CardAction ImBack(string title, string value) =>
        new() { Type = ActionTypes.ImBack, Title = title, Value = JsonSerializer.SerializeToElement(value, ActivityJson.Default.String) };
}

/// <summary>A reaction to a message, such as <c>like</c>.</summary>
public sealed record MessageReaction(string Type);

/// <summary>What a reply of the bot is: the contract under <c>channelData.supportBot</c>. Members that do not apply are null and absent on the wire.</summary>
/// <param name="Kind">See <see cref="ReplyKinds"/>.</param>
public sealed record ReplyAnnotation(string Kind)
{
    /// <summary>Ids of the knowledge entries shown, best first.</summary>
    public IReadOnlyList<string>? Entries { get; init; }

    /// <summary>Name of the flow that speaks.</summary>
    public string? Flow { get; init; }

    /// <summary>Name of the slot that is asked.</summary>
    public string? Slot { get; init; }

    /// <summary>Place in the form, such as <c>2/5</c>.</summary>
    public string? Progress { get; init; }

    /// <summary>Reference of the case, such as <c>SB-2026-000123</c>.</summary>
    public string? Case { get; init; }

    /// <summary>True when the question takes files: the client shows its paper-clip. Null otherwise.</summary>
    public bool? Files { get; init; }
}
