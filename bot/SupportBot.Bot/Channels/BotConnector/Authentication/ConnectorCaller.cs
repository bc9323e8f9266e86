using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>Somebody whose token is good. Whether he may send a certain activity is known once the activity is read.</summary>
/// <param name="Voucher">Who vouches for him.</param>
/// <param name="ServiceUrl">The service URL that the channel vouches for; null when it vouches for none.</param>
/// <param name="Endorsements">The channels that the signing key may speak for.</param>
internal sealed record ConnectorCaller(ConnectorVoucher Voucher, string? ServiceUrl, IReadOnlyList<string> Endorsements)
{
    /// <summary>Whoever calls from this machine in Development.</summary>
    public static readonly ConnectorCaller Local = new(ConnectorVoucher.Development, null, []);

    /// <summary>
    /// The activity as far as this caller may be believed. The sender's directory id opens contracts, so it stays only when the channel itself says it
    /// (in Development the playground plays the channel). Whom the wire calls <c>callerId</c> was never read.
    /// </summary>
    public Activity Believe(Activity activity) => Voucher == ConnectorVoucher.Entra && activity.From is { AadObjectId: not null } sender
        ? activity with { From = sender with { AadObjectId = null } }
        : activity;

    /// <summary>Why this caller may not send <paramref name="activity"/>; null when he may.</summary>
    public TokenRefusal? Check(Activity activity, ServiceUrlPolicy policy) => Voucher switch
    {
        ConnectorVoucher.Channel => CheckChannel(activity, policy),
        _ => NeedsNoAddress(activity) || policy.TryAllow(activity.ServiceUrl, out _) ? null : TokenRefusal.ServiceUrlNotAllowed,
    };

    private TokenRefusal? CheckChannel(Activity activity, ServiceUrlPolicy policy)
    {
        // Case apart, to the letter: a missing final slash is another address. An activity without one cannot be what the channel vouches for.
        if (ServiceUrl is null || !string.Equals(ServiceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
        {
            return TokenRefusal.ServiceUrl;
        }

        if (activity.ChannelId is not { } channel || !Endorsements.Contains(channel, StringComparer.Ordinal))
        {
            return TokenRefusal.Endorsement;
        }

        return policy.TryAllow(activity.ServiceUrl, out _) ? null : TokenRefusal.ServiceUrlNotAllowed;
    }

    /// <summary>Replies that travel in the HTTP answer need no address.</summary>
    private static bool NeedsNoAddress(Activity activity) => activity.DeliveryMode == DeliveryModes.ExpectReplies;
}
