using SupportBot.Bot.Observability;

namespace SupportBot.Bot.Security.Keys;

/// <summary>Before the first request: reads the installation's secrets, seals what lies open, and says when nothing can be sealed.</summary>
internal sealed partial class KeysAtStart(
    InstallationSecrets secrets, DatabaseKeyRepository ring, KeySealer sealer, IHostEnvironment environment, SecretNames names, ILogger<KeysAtStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in names.All)
        {
            await secrets.LoadAsync(name, cancellationToken);
        }

        await ring.SealAsync(cancellationToken);
        if (!sealer.IsOn && !environment.IsDevelopment())
        {
            LogOpen(logger);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        EventIds.Security + 1, LogLevel.Warning, "The keys in the database lie there open: whoever reads it can sign in as anybody. Set Security:KeyEncryptionKey to seal them")]
    private static partial void LogOpen(ILogger logger);
}

/// <summary>The secrets that the installation makes for itself.</summary>
internal sealed record SecretNames(IReadOnlyList<string> All);
