using SupportBot.Dialogs.Schema;

namespace SupportBot.Dialogs.Turns;

/// <summary>The turn as the host and the tests make it.</summary>
/// <param name="activity">What came in.</param>
/// <param name="now">The instant of the turn, UTC.</param>
public sealed class TurnContext(Activity activity, DateTimeOffset now) : ITurnContext
{
    private readonly List<Activity> _replies = [];
    private readonly List<ITurnEffect> _effects = [];

    /// <inheritdoc/>
    public Activity Activity => activity;

    /// <inheritdoc/>
    public DateTimeOffset Now => now;

    /// <inheritdoc/>
    public IReadOnlyList<Activity> Replies => _replies;

    /// <inheritdoc/>
    public IReadOnlyList<ITurnEffect> Effects => _effects;

    /// <inheritdoc/>
    public bool Responded => _replies.Count > 0;

    /// <inheritdoc/>
    public Task SendActivityAsync(Activity activity, CancellationToken cancellationToken)
    {
        _replies.Add(activity);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void AddEffect(ITurnEffect effect) => _effects.Add(effect);
}
