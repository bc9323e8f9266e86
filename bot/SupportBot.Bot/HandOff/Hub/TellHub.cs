using System.Text.Json;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff.Hub;

/// <summary>Tells the hub of the configuration, if there is one.</summary>
/// <param name="Name">See <see cref="HubEvents"/>.</param>
internal sealed record TellHub(CaseReference Case, string Name) : ITurnEffect
{
    public string? State { get; init; }

    /// <summary>Name of the agent; null when none is concerned.</summary>
    public string? Agent { get; init; }
}

/// <summary>Writes <see cref="TellHub"/>: one lane per conversation, so that a hub hears things in their order.</summary>
internal sealed class TellHubWriter(IOptions<HubOptions> hub, IOptions<OutboxOptions> outbox) : EffectWriter<TellHub>
{
    protected override IEnumerable<SqlStatement> Write(TellHub effect, EffectScope scope)
    {
        if (!hub.Value.IsOn)
        {
            return [];
        }

        var payload = new HubPayload(scope.Key.Value, effect.Case.ToString(), effect.Name, effect.State, effect.Agent, scope.Seq);
        var message = new OutboxMessage(
            OutboxKinds.Webhook, $"hub:{scope.Key}|{scope.Seq}|{effect.Name}{effect.State}", JsonSerializer.Serialize(payload, HubJson.Default.HubPayload))
        {
            Lane = $"hub:{scope.Key}",
            Case = effect.Case.ToString(),
        };
        return [OutboxRows.Add(message, outbox.Value, scope.Now)];
    }
}
