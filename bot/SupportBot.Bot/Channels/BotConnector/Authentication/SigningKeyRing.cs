using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SupportBot.Bot.Observability;

namespace SupportBot.Bot.Channels.BotConnector.Authentication;

/// <summary>
/// The keys that an issuer publishes. Read when first needed, again every 12 hours, and when a token names a key that is not among them: then at most
/// once in 30 seconds, so that invented key ids fetch next to nothing. When the issuer cannot be reached the last good keys serve for 24 hours.
/// Thread-safe; one fetch at a time. (The library's ConfigurationManager keeps old keys for ever, refreshes for an unknown key only after having refused
/// the token, and asks again for every message while it has nothing.)
/// </summary>
internal sealed partial class SigningKeyRing(string metadataAddress, IDocumentRetriever documents, TimeProvider clock, ILogger<SigningKeyRing> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenFirstTries = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private volatile KeySet? _current;
    private long _lastFetchTicks;

    /// <summary>The key of that id, or null when the issuer does not publish it, or cannot be asked.</summary>
    public async ValueTask<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = Usable(now);
        if (known?.Keys.TryGetValue(keyId, out var key) == true)
        {
            if (now - known.ReadAt < Fresh || !await _fetching.WaitAsync(TimeSpan.Zero, cancellationToken))
            {
                return key;
            }

            await FetchAsync(now);
        }
        else
        {
            await _fetching.WaitAsync(cancellationToken);
            await FetchAsync(now);
        }

        return Usable(now)?.Keys.GetValueOrDefault(keyId);
    }

    public void Dispose() => _fetching.Dispose();

    private KeySet? Usable(DateTimeOffset now) => _current is { } set && now - set.ReadAt < Kept ? set : null;

    /// <summary>Fetches unless that was just done, and gives the turn back. Not bound to the request: others profit from it.</summary>
    private async Task FetchAsync(DateTimeOffset now)
    {
        try
        {
            var pause = Usable(now) is null ? BetweenFirstTries : BetweenFetches;
            if (now.UtcTicks - _lastFetchTicks < pause.Ticks)
            {
                return;
            }

            _lastFetchTicks = now.UtcTicks;
            var published = await OpenIdConnectConfigurationRetriever.GetAsync(metadataAddress, documents, CancellationToken.None);
            var keys = SigningKey.ReadAll(published.JsonWebKeySet);
            if (keys.Count == 0)
            {
                LogNoKeys(logger, metadataAddress);
                return;
            }

            _current = new KeySet(keys.ToFrozenDictionary(StringComparer.Ordinal), now);
            LogRead(logger, metadataAddress, keys.Count);
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or OperationCanceledException or InvalidOperationException
            or ArgumentException or JsonException or NotSupportedException or FormatException)
        {
            LogUnreachable(logger, failure, metadataAddress);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private sealed record KeySet(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset ReadAt);

    [LoggerMessage(EventIds.BotConnector + 50, LogLevel.Information, "Signing keys read from {Address}: {Count}")]
    private static partial void LogRead(ILogger logger, string address, int count);

    [LoggerMessage(EventIds.BotConnector + 51, LogLevel.Error, "Signing keys cannot be read from {Address}; the last good ones serve for 24 hours at most")]
    private static partial void LogUnreachable(ILogger logger, Exception failure, string address);

    [LoggerMessage(EventIds.BotConnector + 52, LogLevel.Error, "{Address} publishes no usable signing key; the last good ones serve for 24 hours at most")]
    private static partial void LogNoKeys(ILogger logger, string address);
}
