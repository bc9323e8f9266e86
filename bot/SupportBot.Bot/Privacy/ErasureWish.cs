using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Conversations;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Privacy;

/// <summary>A person who has proved an address wants all that is kept under it erased, this conversation included. Done once the last words have reached him.</summary>
/// <param name="Email">The proved address.</param>
internal sealed record EraseSoon(string Email) : ITurnEffect;

/// <summary>A person had his own data copied or erased: a line of the audit.</summary>
internal sealed record OwnDataAsked(bool IsErasure) : ITurnEffect;

/// <summary>Puts <see cref="EraseSoon"/> into the outbox, which keeps it through a crash or a restart.</summary>
internal sealed class EraseSoonWriter(IOptions<OutboxOptions> options) : EffectWriter<EraseSoon>
{
    /// <summary>The last words leave through the outbox on some channels: they go first.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private const string DropLinks = "DELETE FROM data_links WHERE email = $1";

    protected override IEnumerable<SqlStatement> Write(EraseSoon effect, EffectScope scope)
    {
        // Hidden from the erasure itself, which looks for the address in every text.
        var wish = new ErasureWish(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(effect.Email.ToLowerInvariant())), scope.Key.Value);
        var key = $"erasure:{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        var message = new OutboxMessage(ErasureSender.KindName, key, JsonSerializer.Serialize(wish, ErasureJson.Default.ErasureWish)) { NotBefore = scope.Now + Pause };
        return [SqlStatement.Of(DropLinks, effect.Email.ToLowerInvariant()), OutboxRows.Add(message, options.Value, scope.Now)];
    }
}

/// <param name="Who">The address in base64.</param>
/// <param name="Conversation">Where it was asked for.</param>
internal sealed record ErasureWish(string Who, string Conversation);

[JsonSerializable(typeof(ErasureWish))]
internal sealed partial class ErasureJson : JsonSerializerContext;

/// <summary>Fulfils wishes, and tells an open window that its conversation is gone.</summary>
internal sealed partial class ErasureSender(Erasure erasure, ConversationHub hub, ILogger<ErasureSender> logger) : IOutboxSender
{
    public const string KindName = "erasure";

    /// <summary>What a window hears; there is nothing left to be read.</summary>
    public const string GoneCode = "erased";

    public string Kind => KindName;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var wish = JsonSerializer.Deserialize(item.Payload, ErasureJson.Default.ErasureWish) ?? throw new JsonException("The wish is empty.");
        var address = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(wish.Who));
        try
        {
            var report = await erasure.RunAsync(address, new AskedErasure(wish.Conversation, item.Key), cancellationToken);
            LogErased(logger, report.Cases, report.Conversations);
        }
        catch (DatabaseUnavailableException failure)
        {
            LogPutOff(logger, failure);
            return SendResult.TryLater("database");
        }

        var gone = new Activity { Type = ActivityTypes.EndOfConversation, Code = GoneCode, From = new ChannelAccount("supportbot", TurnStamp.BotName, Role: "bot") };
        hub.Publish(new ConversationNews(new ConversationKey(wish.Conversation), 0, 0, [new LoggedActivity(0, WireJson.ToJson(gone))]));
        return SendResult.Sent;
    }

    [LoggerMessage(EventIds.Privacy + 3, LogLevel.Information, "A person had {Cases} cases and {Conversations} conversations erased")]
    private static partial void LogErased(ILogger logger, int cases, int conversations);

    [LoggerMessage(EventIds.Privacy + 4, LogLevel.Warning, "An erasure is put off: the database is not available")]
    private static partial void LogPutOff(ILogger logger, Exception failure);
}
