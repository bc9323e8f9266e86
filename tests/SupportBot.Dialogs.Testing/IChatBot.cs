using SupportBot.Dialogs.Schema;

namespace SupportBot.Dialogs.Testing;

/// <summary>A bot that a <see cref="ChatScript"/> can talk to: a dialog set alone, the bot's core, or a server over HTTP.</summary>
public interface IChatBot
{
    /// <summary>Sends one activity and returns the replies, in order.</summary>
    Task<IReadOnlyList<Activity>> SendAsync(Activity activity, CancellationToken cancellationToken);

    /// <summary>Moves the clock on.</summary>
    void Advance(TimeSpan by);

    /// <summary>Restarts the bot: what was only in memory is gone.</summary>
    Task RestartAsync(CancellationToken cancellationToken);
}
