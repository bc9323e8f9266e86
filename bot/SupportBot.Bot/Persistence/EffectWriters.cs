using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Persistence;

/// <summary>What effect writers may know of the turn.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="Seq">Place of the incoming activity.</param>
/// <param name="Now">Instant of the turn.</param>
internal readonly record struct EffectScope(ConversationKey Key, long Seq, DateTimeOffset Now);

/// <summary>Turns one kind of effect into statements. Belongs to the folder that owns the table; register it as <see cref="IEffectWriter"/>.</summary>
internal interface IEffectWriter
{
    Type EffectType { get; }

    IEnumerable<SqlStatement> Write(ITurnEffect effect, EffectScope scope);
}

/// <summary>Typed start for an <see cref="IEffectWriter"/>.</summary>
internal abstract class EffectWriter<TEffect> : IEffectWriter
    where TEffect : class, ITurnEffect
{
    public Type EffectType => typeof(TEffect);

    public IEnumerable<SqlStatement> Write(ITurnEffect effect, EffectScope scope) => Write((TEffect)effect, scope);

    protected abstract IEnumerable<SqlStatement> Write(TEffect effect, EffectScope scope);
}
