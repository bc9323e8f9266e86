using Microsoft.Extensions.Options;
using SupportBot.Bot.Observability;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>What to put into the Authorization header of a call to the channel.</summary>
/// <param name="Status">Whether there is a token.</param>
/// <param name="Token">The token; set with <see cref="OutboundTokenStatus.Granted"/> only.</param>
internal readonly record struct OutboundToken(OutboundTokenStatus Status, string? Token = null);

/// <summary>Whether there is a token for the channel.</summary>
internal enum OutboundTokenStatus
{
    /// <summary>Send it.</summary>
    Granted,

    /// <summary>No registration: call without a token, this machine only.</summary>
    NotNeeded,

    /// <summary>The authority cannot be reached now; try again later.</summary>
    Unavailable,

    /// <summary>The authority refuses the credential, or there is none: no use trying again before the configuration changes.</summary>
    Refused,
}

/// <summary>
/// The bot's own token for the channel: got once, kept until shortly before its end, renewed by one caller while the others go on with the old one.
/// Thread-safe.
/// </summary>
internal sealed partial class ConnectorTokens(
    IOptions<BotRegistrationOptions> options, ITokenIssuer issuer, TimeProvider clock, ILogger<ConnectorTokens> logger) : IDisposable
{
    /// <summary>How long before its end a token is renewed; a fifth of its life when that is shorter.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>How long a failure is remembered, so that a queue of replies does not ask for each.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _renewing = new(1, 1);
    private volatile HeldToken? _held;
    private OutboundTokenStatus _lastFailure;
    private DateTimeOffset _pauseUntil;

    public async ValueTask<OutboundToken> GetAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.HasAppId)
        {
            return new OutboundToken(OutboundTokenStatus.NotNeeded);
        }

        var held = _held;
        var now = clock.GetUtcNow();
        if (held is not null && now < held.RenewAt)
        {
            return held.Granted;
        }

        if (held is not null && now < held.EndsAt)
        {
            // Still good: whoever comes first renews it.
            return await _renewing.WaitAsync(TimeSpan.Zero, cancellationToken) ? await RenewAsync(now, cancellationToken) : held.Granted;
        }

        await _renewing.WaitAsync(cancellationToken);
        return await RenewAsync(now, cancellationToken);
    }

    /// <summary>Drops a token that the channel answered 401 to; the next call gets a new one. A token renewed since then stays.</summary>
    public void Drop(string token)
    {
        if (_held is { } held && string.Equals(held.Token, token, StringComparison.Ordinal))
        {
            Interlocked.CompareExchange(ref _held, null, held);
        }
    }

    public void Dispose() => _renewing.Dispose();

    private async Task<OutboundToken> RenewAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            if (_held is { } renewed && now < renewed.RenewAt)
            {
                return renewed.Granted;
            }

            if (now < _pauseUntil)
            {
                return StillGood(now) ?? new OutboundToken(_lastFailure);
            }

            return Keep(await issuer.RequestAsync(cancellationToken), now);
        }
        finally
        {
            _renewing.Release();
        }
    }

    private OutboundToken Keep(IssuedToken issued, DateTimeOffset now)
    {
        if (issued is { Status: OutboundTokenStatus.Granted, Token: { } token })
        {
            var early = TimeSpan.FromTicks(Math.Min(Early.Ticks, issued.Life.Ticks / 5));
            var held = new HeldToken(token, now + issued.Life - early, now + issued.Life);
            _held = held;
            LogRenewed(logger, issued.Life);
            return held.Granted;
        }

        _lastFailure = issued.Status;
        _pauseUntil = now + Pause;
        LogFailed(logger, issued.Status, issued.Detail);
        return StillGood(now) ?? new OutboundToken(issued.Status);
    }

    private OutboundToken? StillGood(DateTimeOffset now) => _held is { } held && now < held.EndsAt ? held.Granted : null;

    private sealed record HeldToken(string Token, DateTimeOffset RenewAt, DateTimeOffset EndsAt)
    {
        public OutboundToken Granted => new(OutboundTokenStatus.Granted, Token);
    }

    [LoggerMessage(EventIds.BotConnector + 54, LogLevel.Information, "Token for the channel renewed, good for {Life}")]
    private static partial void LogRenewed(ILogger logger, TimeSpan life);

    [LoggerMessage(EventIds.BotConnector + 55, LogLevel.Error, "No token for the channel: {Status}, {Detail}")]
    private static partial void LogFailed(ILogger logger, OutboundTokenStatus status, string? detail);
}
