using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff.Teams;

/// <summary>Tells the agents in Teams, if there are any: the card of the case is posted, or brought up to date.</summary>
internal sealed record TellTeams(CaseReference Case) : ITurnEffect
{
    /// <summary>Whether the customer has written to an agent there: then his words go under the card.</summary>
    public bool Words { get; init; }
}

/// <summary>Writes <see cref="TellTeams"/>: one lane per case, so that a card is posted before it changes.</summary>
internal sealed class TellTeamsWriter(IOptions<TeamsDeskOptions> teams, IOptions<OutboxOptions> outbox) : EffectWriter<TellTeams>
{
    /// <summary>Kind of the rows, beside those of <see cref="OutboxKinds"/>.</summary>
    public const string Kind = "teams";

    protected override IEnumerable<SqlStatement> Write(TellTeams effect, EffectScope scope) => teams.Value.IsOn
        ? [Row(new TeamsPayload(effect.Case.ToString(), scope.Key.Value, effect.Words ? scope.Seq : 0), $"{scope.Key}|{scope.Seq}", outbox.Value, scope.Now)]
        : [];

    /// <param name="once">What makes the row one and no other.</param>
    public static SqlStatement Row(TeamsPayload payload, string once, OutboxOptions options, DateTimeOffset now) => OutboxRows.Add(
        new OutboxMessage(Kind, $"teams:{once}", JsonSerializer.Serialize(payload, TeamsJson.Default.TeamsPayload)) { Lane = $"teams:{payload.Case}", Case = payload.Case },
        options,
        now);
}

/// <summary>What lies in the outbox; the card itself is made when it leaves, of what is true then.</summary>
/// <param name="WordsSeq">Place of the customer's words; 0 for the card.</param>
internal sealed record TeamsPayload(string Case, string Conversation, long WordsSeq);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TeamsPayload))]
internal sealed partial class TeamsJson : JsonSerializerContext;
