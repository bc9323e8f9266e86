using System.Text.Json;
using SupportBot.Bot.Flows.ContractStatus;
using SupportBot.Bot.Outbox;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>Carries out what follows from a press on a card: words, a flow that starts with what the card knows, the card itself without its buttons.</summary>
internal sealed class CardDesk(CardActions actions, FlowCatalog flows, ContractListReader contractLists)
{
    private const int MostForms = 2;
    private const string Teams = "msteams";

    /// <summary>Takes the message when it is a press on a card of ours.</summary>
    public async Task<bool> TryTakeAsync(ITurnContext turn, ConversationState state, CancellationToken cancellationToken)
    {
        if (CardPress.TryRead(turn.Activity.Value) is not { } press || actions.Find(press) is not { } action)
        {
            return false;
        }

        var outcome = await action.RunAsync(turn, press, cancellationToken);
        Replace(turn, outcome);
        if (outcome.Said is not null && await contractLists.TryContinueAsync(turn, state, outcome.Said, cancellationToken) == ListReading.Handled)
        {
            await ResumeAsync(turn, state, cancellationToken);
        }
        else if (outcome.Flow is { } flow)
        {
            await StartAsync(turn, state, flow, outcome, cancellationToken);
        }
        else if (outcome.Reply is { } reply)
        {
            await turn.SendActivityAsync(reply, cancellationToken);
            await ResumeAsync(turn, state, cancellationToken);
        }

        return true;
    }

    /// <summary>Teams can change what it has shown: a card that was answered loses its buttons.</summary>
    private static void Replace(ITurnContext turn, CardOutcome outcome)
    {
        var activity = turn.Activity;
        if (outcome.Card is not { } card || activity is not { ChannelId: Teams, ReplyToId: { Length: > 0 } shown, Conversation: { } conversation })
        {
            return;
        }

        // The card alone: Teams shows words and card of a message as two, and only one can be changed.
        var changed = new Activity
        {
            Type = ActivityTypes.Message,
            Summary = outcome.CardText,
            Id = shown,
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl,
            Conversation = conversation,
            From = activity.Recipient,
            Recipient = activity.From,
            Attachments = [card],
        };
        var json = JsonSerializer.Serialize(changed, ActivityJson.Default.Activity);
        var lane = $"{activity.ChannelId}:{conversation.Id}";
        turn.AddEffect(new Enqueue(new OutboxMessage(OutboxKinds.ConnectorUpdate, $"card:{lane}|{shown}|{activity.Id}", json) { Lane = $"update {lane}" }));
    }

    private async Task StartAsync(ITurnContext turn, ConversationState state, string flow, CardOutcome outcome, CancellationToken cancellationToken)
    {
        var dialogs = flows.Dialogs.CreateContext(turn, state.Dialogs);
        if (state.Dialogs.Stack.Count >= MostForms || state.Dialogs.Stack.Exists(form => form.Id == flow))
        {
            await turn.SendActivityAsync(
                Activity.Message(RootTexts.Of["FinishFirst"]) with { InputHint = InputHints.IgnoringInput, Annotation = new ReplyAnnotation(ReplyKinds.Clarify) }, cancellationToken);
            await dialogs.RepromptDialogAsync(cancellationToken);
            return;
        }

        state.Faq.AwaitNothing();
        await dialogs.BeginDialogAsync(flow, new FormOptions { Utterance = outcome.Utterance, Known = outcome.Known, Lead = outcome.Lead }, cancellationToken);
    }

    /// <summary>A form that was interrupted by the press asks its question again.</summary>
    private Task ResumeAsync(ITurnContext turn, ConversationState state, CancellationToken cancellationToken) =>
        flows.Dialogs.CreateContext(turn, state.Dialogs).RepromptDialogAsync(cancellationToken);
}
