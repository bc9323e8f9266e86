using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff;

/// <summary>A customer who waits was told a better place.</summary>
/// <param name="Position">From 1.</param>
internal sealed record PlaceTold(int Position) : ITurnEffect;

/// <summary>Writes <see cref="PlaceTold"/>.</summary>
internal sealed class PlaceToldWriter : EffectWriter<PlaceTold>
{
    private const string Update = "UPDATE hand_offs SET told_position = $1 WHERE conversation_id = $2 AND state = 'waiting'";

    protected override IEnumerable<SqlStatement> Write(PlaceTold effect, EffectScope scope) => [SqlStatement.Of(Update, effect.Position, scope.Key.Value)];
}
