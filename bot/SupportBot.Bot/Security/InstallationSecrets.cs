using System.Collections.Concurrent;
using System.Security.Cryptography;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Keys;

namespace SupportBot.Bot.Security;

/// <summary>
/// Secrets that the installation makes for itself the first time it starts; all nodes read the same ones from the database. They are read while the host
/// starts, so nothing waits for them later; sealed, where there is a key to seal with (see <see cref="KeySealer"/>).
/// </summary>
internal sealed class InstallationSecrets(IDatabase database, KeySealer sealer, TimeProvider clock)
{
    private const string Insert = "INSERT INTO secrets (name, value, created_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING";
    private const string Replace = "UPDATE secrets SET value = $1 WHERE name = $2 AND value = $3";
    private const string Select = "SELECT value FROM secrets WHERE name = $1";
    private const int Bytes = 32;

    private readonly ConcurrentDictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    /// <summary>The secret read by <see cref="LoadAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">It was not loaded: it is missing from the list in the host's start.</exception>
    public byte[] Get(string name) =>
        _known.TryGetValue(name, out var value) ? value : throw new InvalidOperationException($"Secret {name} was not loaded at start.");

    /// <summary>Reads the secret, after making it when no node has done so.</summary>
    public async Task LoadAsync(string name, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(name, cancellationToken);
        if (found.Count == 0)
        {
            await database.WriteAsync([SqlStatement.Of(Insert, name, sealer.Seal(name, RandomNumberGenerator.GetBytes(Bytes)), clock.GetUtcNow())]);
            found = await ReadAsync(name, cancellationToken);
        }

        var secret = sealer.Open(name, found[0]);
        if (sealer.IsStale(found[0]))
        {
            await database.WriteAsync([SqlStatement.Of(Replace, sealer.Seal(name, secret), name, found[0])]);
        }

        _known[name] = secret;
    }

    private ValueTask<IReadOnlyList<byte[]>> ReadAsync(string name, CancellationToken cancellationToken) =>
        database.QueryAsync(SqlStatement.Of(Select, name), static reader => reader.GetFieldValue<byte[]>(0), cancellationToken);
}
