using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Dialogs.Schema;

/// <summary>
/// One activity of the Bot Framework protocol: a message, an event, an update of the conversation.
/// Immutable; make a changed copy with <c>with</c>. On the wire: camelCase, absent and <c>null</c> mean the same,
/// unknown fields are ignored.
/// </summary>
/// <remarks>Source: Bot Framework Activity specification 3.1, https://github.com/microsoft/botframework-sdk.</remarks>
public sealed record Activity
{
    /// <summary>What the activity is, compared ordinally: see <see cref="ActivityTypes"/>. Types not listed there are legal and ignored.</summary>
    public required string Type { get; init; }

    /// <summary>Unique within the conversation, given by the channel; null on some <c>typing</c> and <c>conversationUpdate</c> activities.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel saw it, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The sender's clock, with its offset.</summary>
    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>IANA name of the sender's time zone.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary><c>directline</c>, <c>webchat</c>, <c>msteams</c>, <c>emulator</c>...</summary>
    public string? ChannelId { get; init; }

    /// <summary>Base address for replies, with or without a final slash.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The sender. In a reply, the bot.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>The addressee. In a reply, the user.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation it belongs to.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The activity that this one answers; for a card submit, the one that carried the card.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>What was said; null for a card submit.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; Web Chat takes absent for Markdown. See <see cref="TextFormats"/>.</summary>
    public string? TextFormat { get; init; }

    /// <summary>BCP 47 language tag of <see cref="Text"/>.</summary>
    public string? Locale { get; init; }

    /// <summary>What to say aloud.</summary>
    public string? Speak { get; init; }

    /// <summary>Whether the bot waits for an answer: see <see cref="InputHints"/>.</summary>
    public string? InputHint { get; init; }

    /// <summary>Text shown where cards cannot be.</summary>
    public string? Summary { get; init; }

    /// <summary>Files and cards.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary><c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary>Buttons under the last message; they vanish when the user answers.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Mentions, client information, capabilities, as the channel sent them.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    /// <summary>Private to the channel; goes back to a Direct Line client untouched.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>What a card submit, an event or an invoke carries.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Name of an event or an invoke.</summary>
    public string? Name { get; init; }

    /// <summary><c>normal</c> or <c>expectReplies</c>; anything else means normal. See <see cref="DeliveryModes"/>.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>The conversation that an event is about.</summary>
    public ConversationReference? RelatesTo { get; init; }

    /// <summary>Why a conversation ended.</summary>
    public string? Code { get; init; }

    /// <summary>For an <c>installationUpdate</c>: <c>add</c> or <c>remove</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Who joined; holds the bot itself when its id equals <see cref="Recipient"/>.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Who left.</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Reactions put on <see cref="ReplyToId"/>.</summary>
    public IReadOnlyList<MessageReaction>? ReactionsAdded { get; init; }

    /// <summary>Reactions taken from <see cref="ReplyToId"/>.</summary>
    public IReadOnlyList<MessageReaction>? ReactionsRemoved { get; init; }

    /// <summary>
    /// What the reply is to the engine (which kind, which slot, which progress); null on what people write.
    /// Never read from the wire: the host writes it into <see cref="ChannelData"/> when the turn is committed.
    /// </summary>
    [JsonIgnore]
    public ReplyAnnotation? Annotation { get; init; }

    /// <summary>A text message to send, locale and buttons left to the caller.</summary>
    public static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };
}
