namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>Gets one token from an authority, with a few tries. Has no memory.</summary>
internal interface ITokenIssuer
{
    Task<IssuedToken> RequestAsync(CancellationToken cancellationToken);
}

/// <summary>What an authority answered.</summary>
/// <param name="Status">How it went.</param>
/// <param name="Token">The token, when granted.</param>
/// <param name="Life">How long it is good from now on, as the authority says.</param>
/// <param name="Detail">For the log, when not granted: a status or an error code, never a secret.</param>
internal sealed record IssuedToken(OutboundTokenStatus Status, string? Token, TimeSpan Life, string? Detail)
{
    public static IssuedToken Granted(string token, TimeSpan life) => new(OutboundTokenStatus.Granted, token, life, null);

    public static IssuedToken Failed(OutboundTokenStatus status, string detail) => new(status, null, TimeSpan.Zero, detail);
}
