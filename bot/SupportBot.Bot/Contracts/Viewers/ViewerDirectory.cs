using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Codes;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Contracts.Viewers;

/// <summary>Whether the writer of a turn has proved who he is.</summary>
internal enum ViewerStanding
{
    /// <summary>He has; see <see cref="ViewerAnswer.Viewer"/>.</summary>
    Known,

    /// <summary>He has not, or too long ago: offer a code.</summary>
    Unknown,

    /// <summary>Teams, but not a chat with the bot alone: contracts are shown nowhere else. Say so, and offer the private chat.</summary>
    NotPrivate,

    /// <summary>Teams, but a tenant that is not served here: the same words as for a person without contracts.</summary>
    ForeignTenant,
}

/// <param name="Standing">Whether he has proved who he is.</param>
/// <param name="Viewer">Who he is; set when known.</param>
internal readonly record struct ViewerAnswer(ViewerStanding Standing, Viewer? Viewer = null);

/// <summary>Says who writes: in Teams whom the channel names, elsewhere who has given a proof in this conversation, in this turn or within a quarter of an hour.</summary>
internal sealed class ViewerDirectory(IDatabase database, IOptions<ContractOptions> options)
{
    /// <summary>Without a look at contracts for so long, somebody else may sit at the computer.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private const string Teams = "msteams";
    private const string Personal = "personal";
    private const string Select = "SELECT proof, email, user_id, seen_at FROM proven_viewers WHERE conversation = $1";

    public async ValueTask<ViewerAnswer> FindAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        var here = ConversationBinding.Of(activity);
        if (turn.Effects.OfType<RememberViewer>().LastOrDefault(proof => proof.Conversation == here) is { } given)
        {
            return new ViewerAnswer(ViewerStanding.Known, Viewer.ByEmail(given.Proof, given.Email));
        }

        var inTeams = activity.ChannelId == Teams ? InTeams(activity) : new ViewerAnswer(ViewerStanding.Unknown);
        return inTeams.Standing == ViewerStanding.Unknown ? await InConversationAsync(activity, turn.Now, cancellationToken) : inTeams;
    }

    private ViewerAnswer InTeams(Activity activity)
    {
        if (activity.Conversation is not { } conversation || conversation.IsGroup == true || conversation.ConversationType is { } type && type != Personal)
        {
            return new ViewerAnswer(ViewerStanding.NotPrivate);
        }

        // The channel's own word: the door took the id away when the channel did not say it.
        if (activity.From?.AadObjectId is not { Length: > 0 } person || TenantOf(activity) is not { Length: > 0 } tenant)
        {
            return new ViewerAnswer(ViewerStanding.Unknown);
        }

        var served = options.Value.TeamsTenants;
        return served.Count > 0 && !served.Contains(tenant, StringComparer.OrdinalIgnoreCase)
            ? new ViewerAnswer(ViewerStanding.ForeignTenant)
            : new ViewerAnswer(ViewerStanding.Known, Viewer.ByTeams(tenant, person));
    }

    /// <summary>Both places must agree where both are filled in.</summary>
    private static string? TenantOf(Activity activity)
    {
        var inConversation = activity.Conversation?.TenantId;
        var inChannelData = activity.ChannelData is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("tenant", out var tenant) && tenant.ValueKind == JsonValueKind.Object
            && tenant.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
        return inConversation is null || inChannelData is null || string.Equals(inConversation, inChannelData, StringComparison.OrdinalIgnoreCase)
            ? inConversation ?? inChannelData
            : null;
    }

    private async ValueTask<ViewerAnswer> InConversationAsync(Activity activity, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            SqlStatement.Of(Select, ConversationBinding.Of(activity)),
            static reader => (Proof: reader.GetString(0), Email: reader.GetString(1), UserId: reader.ReadStringOrNull(2), SeenAt: Instants.Read(reader, 3)),
            cancellationToken);
        return found is [{ } proved] && now - proved.SeenAt < Idle && (proved.UserId is null || proved.UserId == activity.From?.Id)
            ? new ViewerAnswer(ViewerStanding.Known, Viewer.ByEmail(Enum.Parse<ViewerProof>(proved.Proof), proved.Email))
            : new ViewerAnswer(ViewerStanding.Unknown);
    }
}
