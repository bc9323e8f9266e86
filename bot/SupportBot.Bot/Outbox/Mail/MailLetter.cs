using System.Text.Json.Serialization;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>A letter to one person. The sender makes it safe (one recipient, no line break in a header): callers need not escape anything.</summary>
/// <param name="To">One address; the letter is parked when it is not exactly that.</param>
/// <param name="Subject">French, any characters.</param>
/// <param name="Text">Plain text, lines separated by \n; the HTML part is made from it.</param>
internal sealed record MailLetter(string To, string Subject, string Text)
{
    /// <summary>Display name of the recipient.</summary>
    public string? ToName { get; init; }

    /// <summary>Where an answer goes; null means the sender's address.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Reference of the case whose thread it belongs to; null for a letter on its own.</summary>
    public string? Case { get; init; }

    /// <summary>The one address that may be clicked in the HTML part; it must occur in the text. Null: none is.</summary>
    public Uri? Link { get; init; }

    /// <summary>Where one click stops such letters (List-Unsubscribe, RFC 8058); null for letters that were asked for one by one.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>Files, in order.</summary>
    public IReadOnlyList<MailFile> Files { get; init; } = [];
}

/// <summary>A stored file to attach.</summary>
/// <param name="Conversation">Key of the conversation that the file came by.</param>
/// <param name="FileId">Id of the stored file.</param>
/// <param name="Name">Name shown to the recipient.</param>
/// <param name="ContentType">What its bytes say.</param>
internal sealed record MailFile(string Conversation, string FileId, string Name, string ContentType);

/// <summary>Sends a letter, in the transaction of the turn.</summary>
/// <param name="Key">Idempotency key, such as <c>code:{id}</c>; the Message-ID is derived from it, so a repeated sending can be recognised.</param>
/// <param name="Letter">The letter.</param>
internal sealed record SendMail(string Key, MailLetter Letter) : ITurnEffect
{
    /// <summary>Not before this instant; null means at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Whom the flood cap counts (a contract, a conversation); null counts by recipient.</summary>
    public string? Subject { get; init; }
}

/// <summary>How letters lie in the outbox.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MailLetter))]
internal sealed partial class MailJson : JsonSerializerContext;
