using System.Text.Json;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector.Teams;

/// <summary>What became of the bot in a conversation of a Connector channel.</summary>
internal enum InstallationState
{
    /// <summary>Nothing is known against it.</summary>
    Unknown,

    Installed,

    /// <summary>Taken out by somebody who may.</summary>
    Removed,

    /// <summary>The channel refuses the bot's messages (403): blocked by the user, or not there any more.</summary>
    Blocked,
}

/// <summary>Where the bot is installed, and where nobody wants to hear from it: asked before it speaks first.</summary>
internal sealed class Installations(IDatabase database)
{
    private const string Upsert =
        """
        INSERT INTO connector_installations (conversation_id, channel, tenant_id, person, scope, state, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (conversation_id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at,
            tenant_id = COALESCE(excluded.tenant_id, connector_installations.tenant_id), person = COALESCE(excluded.person, connector_installations.person),
            scope = COALESCE(excluded.scope, connector_installations.scope)
        """;

    private const string Select = "SELECT state FROM connector_installations WHERE conversation_id = $1";

    /// <summary>The channel tells that the bot was installed or removed.</summary>
    public Task RecordAsync(ConversationKey key, Activity update, DateTimeOffset now) =>
        WriteAsync(key, update, update.Action?.StartsWith("remove", StringComparison.Ordinal) == true ? InstallationState.Removed : InstallationState.Installed, now);

    /// <summary>Whoever writes to the bot wants to hear from it again.</summary>
    public async Task HeardFromAsync(ConversationKey key, Activity activity, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await StateAsync(key, cancellationToken) is InstallationState.Removed or InstallationState.Blocked)
        {
            await WriteAsync(key, activity, InstallationState.Installed, now);
        }
    }

    /// <summary>The channel refuses the bot's messages there.</summary>
    public Task BlockedAsync(ConversationKey key, Activity refused, DateTimeOffset now) => WriteAsync(key, refused with { From = refused.Recipient }, InstallationState.Blocked, now);

    public async ValueTask<InstallationState> StateAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(SqlStatement.Of(Select, key.Value), static row => row.GetString(0), cancellationToken);
        return found.Count == 0 ? InstallationState.Unknown : Enum.Parse<InstallationState>(found[0]);
    }

    private Task WriteAsync(ConversationKey key, Activity activity, InstallationState state, DateTimeOffset now) => database.WriteAsync(
    [
        SqlStatement.Of(
            Upsert, key.Value, activity.ChannelId ?? "", TenantOf(activity), activity.From?.AadObjectId?.ToLowerInvariant(), activity.Conversation?.ConversationType, state.ToString(), now),
    ]);

    private static string? TenantOf(Activity activity) => activity.Conversation?.TenantId
        ?? (activity.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("tenant", out var tenant) && tenant.ValueKind == JsonValueKind.Object
            && tenant.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null);
}
