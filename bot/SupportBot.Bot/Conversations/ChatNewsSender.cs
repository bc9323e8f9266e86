using System.Text.Json;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Conversations;

/// <summary>
/// Says in a conversation what waits in the outbox, in a turn of its own: whoever has the chat open sees it at once, on whichever node. Silent while a person
/// holds the conversation: only that person speaks then.
/// </summary>
internal sealed class ChatNewsSender(TurnProcessor turns, FlowCatalog flows) : IOutboxSender
{
    public string Kind => OutboxKinds.Chat;

    public async Task<SendResult> SendAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var news = JsonSerializer.Deserialize(item.Payload, ChatNewsJson.Default.ChatNews) ?? throw new JsonException("News in the outbox are empty.");
        try
        {
            // A conversation that is gone, or in a person's hands, wants no news any more: whatever is told is told by mail too.
            await turns.ActAsync(new ConversationKey(news.Conversation), new ConversationAct((turn, state, token) => TellAsync(news, turn, state, token)) { MessageId = item.Key }, cancellationToken);
            return SendResult.Sent;
        }
        catch (DatabaseUnavailableException)
        {
            return SendResult.TryLater("database");
        }
    }

    private async ValueTask<bool> TellAsync(ChatNews news, ITurnContext turn, ConversationState state, CancellationToken cancellationToken)
    {
        if (state.Ownership.Owner == Owner.Human)
        {
            return false;
        }

        await turn.SendActivityAsync(
            Activity.Message(news.Text) with { InputHint = InputHints.IgnoringInput, Annotation = new ReplyAnnotation(ReplyKinds.Status) { Flow = news.Flow, Case = news.Case } }, cancellationToken);
        if (state.Ownership.BotAnswers)
        {
            // A question that waited is asked again below the news.
            await flows.Dialogs.CreateContext(turn, state.Dialogs).RepromptDialogAsync(cancellationToken);
        }

        return true;
    }
}
