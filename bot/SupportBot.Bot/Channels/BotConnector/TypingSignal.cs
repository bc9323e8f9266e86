using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>Shows that the bot is at work when a turn takes longer than a moment. A signal that is lost is no loss: it is sent once and never repeated.</summary>
internal sealed class TypingSignal(ConnectorClient client, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the turn is over, whatever becomes of the signal.</summary>
    public async Task ShowWhileAsync(Task turn, Activity incoming, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var wait = Task.Delay(Moment, clock, over.Token);
        if (await Task.WhenAny(turn, wait) != turn && !cancellationToken.IsCancellationRequested)
        {
            await client.SendAsync(
                new Activity
                {
                    Type = ActivityTypes.Typing,
                    ChannelId = incoming.ChannelId,
                    ServiceUrl = incoming.ServiceUrl,
                    From = incoming.Recipient,
                    Recipient = incoming.From,
                    Conversation = incoming.Conversation,
                    ReplyToId = incoming.Id,
                },
                cancellationToken);
        }

        await over.CancelAsync();
        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
