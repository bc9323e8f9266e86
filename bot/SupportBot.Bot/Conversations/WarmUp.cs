using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Observability;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Conversations;

/// <summary>
/// Walks the way of a turn before the first customer does, without writing anything, so that nobody waits for code that is compiled at its first use.
/// The host is not ready before it ends.
/// </summary>
internal sealed partial class WarmUp(TurnStore store, RootFlow flows, TimeProvider clock, ILogger<WarmUp> logger) : BackgroundService, IHealthCheck
{
    private const string Sample =
        """{"type":"message","id":"1","text":"où est mon numéro d’abonnement ?","locale":"fr-FR","channelId":"warm-up","from":{"id":"1"},"conversation":{"id":"1"},"channelData":{"clientActivityID":"1"}}""";

    /// <summary>An answer, a courtesy, a form: the ways that code differs by.</summary>
    private static readonly string[] Said = ["où est mon numéro d’abonnement ?", "bonjour", "merci", "je veux activer un abonnement HP", "xyzzy"];

    private volatile bool _done;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_done ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Still warming up."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
            foreach (var text in Said)
            {
                await WalkAsync(text, stoppingToken);
            }
        }
#pragma warning disable CA1031 // A cold start is slower, not wrong: whatever fails here will be told by the first real turn.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(logger, failure);
        }

        _done = true;
    }

    private async Task WalkAsync(string text, CancellationToken cancellationToken)
    {
        var activity = JsonSerializer.Deserialize(Sample, WireJson.Activity) ?? throw new JsonException();
        var turn = new IncomingTurn
        {
            Key = new ConversationKey("warm-up"),
            Route = TurnRoute.Terminal,
            Activity = activity with { Text = MessageText.Clean(text, out _) },
            ClientActivityId = "1",
        };
        var now = clock.GetUtcNow();
        _ = await store.LoadAsync(turn.Key, cancellationToken);
        _ = await store.FindFirstAsync(turn, now, cancellationToken);
        var draft = new TurnDraft(turn, before: null, now);
        if (draft.TryReadState(out var state))
        {
            await flows.OnTurnAsync(draft.Context, state, cancellationToken);
            _ = draft.Finish(state);
        }
    }

    [LoggerMessage(EventIds.Conversations + 21, LogLevel.Warning, "Warm-up failed")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
