namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>Why a caller was refused. For the log and the metrics only: the caller is told nothing.</summary>
internal enum TokenRefusal
{
    /// <summary>No header, more than one, another scheme, or no token in it.</summary>
    NoToken,

    /// <summary>Not three parts of a JSON Web Token, too long, or encrypted.</summary>
    Malformed,

    /// <summary>Another algorithm than RS256, RS384 and RS512; <c>none</c> above all.</summary>
    Algorithm,

    /// <summary>The header brings its own key, or demands an extension.</summary>
    Header,

    /// <summary>Signed by somebody we do not trust, another tenant for one. Nothing was fetched.</summary>
    Issuer,

    /// <summary>The issuer does not publish such a key.</summary>
    UnknownKey,

    /// <summary>The signature does not fit.</summary>
    Signature,

    /// <summary>Not for this bot, or not for it alone.</summary>
    Audience,

    /// <summary>Expired, not yet valid, or without an end.</summary>
    Lifetime,

    /// <summary>Entra: got by another application.</summary>
    Application,

    /// <summary>The activity's service URL is not the one that the token vouches for.</summary>
    ServiceUrl,

    /// <summary>The service URL is not on the list of allowed addresses.</summary>
    ServiceUrlNotAllowed,

    /// <summary>The key may not speak for the activity's channel.</summary>
    Endorsement,

    /// <summary>Without a registration: a call that did not come from this machine, or came through a proxy or a foreign web page.</summary>
    NotLocal,
}
