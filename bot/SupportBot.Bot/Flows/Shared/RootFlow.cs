using SupportBot.Bot.Flows.Privacy;
using SupportBot.Bot.Flows.RequestStatus;
using SupportBot.Bot.Flows.ContractStatus;
using SupportBot.Bot.Flows.FaqAnswers;
using SupportBot.Bot.Flows.HumanHandOff;
using SupportBot.Bot.Flows.SmallTalk;
using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>
/// Where every turn enters the bot's core, which sees values only: no HTTP, no SQL, no clock of its own.
/// In order: the form under way, a button or command, what the last question awaited, a courtesy, then the FAQ.
/// </summary>
internal sealed class RootFlow(FlowCatalog flows, FaqAnswersFlow faqAnswers, SmallTalkFlow smallTalk, CardDesk cards, ContractListReader contractLists, Greeting greeting)
{
    private const string GreetingTopic = "bonjour";

    /// <summary>Runs one turn: reads <paramref name="state"/>, changes it, adds replies and effects to <paramref name="turnContext"/>.</summary>
    public async Task OnTurnAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        switch (turnContext.Activity.Type)
        {
            case ActivityTypes.Message:
                await OnMessageAsync(turnContext, state, cancellationToken);
                AwaitAgentAnswer(turnContext, state);
                LateContact.Await(turnContext, state);
                ContractListReader.Await(turnContext, state);
                break;
            case ActivityTypes.ConversationUpdate:
                await OnMembersAddedAsync(turnContext, state, cancellationToken);
                break;
            case ActivityTypes.EndOfConversation:
                // Whoever ends it wants no answer; the forms under way are over.
                await flows.Dialogs.CreateContext(turnContext, state.Dialogs).CancelAllDialogsAsync(cancellationToken);
                state.Faq.AwaitNothing();
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// A welcome, once: to whoever joins a chat with the bot, which in Teams may name the bot alone; in a team or a group only when the bot itself is added,
    /// in other words.
    /// </summary>
    private async Task OnMembersAddedAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        if (state.Greeted || activity.MembersAdded is not { Count: > 0 } added)
        {
            return;
        }

        var bot = activity.Recipient?.Id;
        if (activity.Conversation is { ConversationType: "channel" or "groupChat" })
        {
            if (added.Any(member => member.Id == bot))
            {
                state.Greeted = true;
                await SayAsync(turnContext, RootTexts.Of["GreetingGroup"], ReplyKinds.Greeting, cancellationToken);
            }
        }
        else if (added.Any(member => member.Id != bot) || activity.Conversation?.ConversationType == "personal")
        {
            await GreetAsync(turnContext, state, cancellationToken);
        }
    }

    private async Task OnMessageAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        if (await cards.TryTakeAsync(turnContext, state, cancellationToken))
        {
            return;
        }

        if (state.Score is { } score && await SatisfactionQuestion.TryTakeAsync(turnContext, score, next => state.Score = next, cancellationToken))
        {
            return;
        }

        var form = await flows.Dialogs.CreateContext(turnContext, state.Dialogs).ContinueDialogAsync(cancellationToken);
        if (form.Status != DialogTurnStatus.Empty)
        {
            return;
        }

        var text = turnContext.Activity.Text?.Trim() ?? "";
        if (text.Length == 0)
        {
            await SayAsync(turnContext, RootTexts.Of[EmptyMessageKey(turnContext.Activity)], ReplyKinds.Reprompt, cancellationToken);
        }
        else if (await LateContact.TryTakeAsync(turnContext, state, text, cancellationToken))
        {
            return;
        }
        else if (RootTexts.FlowOf(text) is { } flow)
        {
            // The question that led to the button has told much already.
            await StartFlowAsync(turnContext, state, flow, state.Faq.Rating?.Question ?? state.Faq.Choice?.Question, cancellationToken);
        }
        else
        {
            await OnTextAsync(turnContext, state, text, cancellationToken);
        }
    }

    private async Task OnTextAsync(ITurnContext turnContext, ConversationState state, string text, CancellationToken cancellationToken)
    {
        if (CaseWords.AsksState(text) || CaseWords.AsksPerson(text))
        {
            await StartFlowAsync(turnContext, state, CaseWords.AsksState(text) ? RequestStatusFlow.FlowName : "agent", text, cancellationToken);
            return;
        }

        if (OwnDataWords.FormFor(text) is { } ownData)
        {
            await StartFlowAsync(turnContext, state, ownData, text, cancellationToken);
            return;
        }

        switch (await contractLists.TryContinueAsync(turnContext, state, text, cancellationToken))
        {
            case ListReading.Handled:
                return;
            case ListReading.NeedsProof:
                await StartFlowAsync(turnContext, state, ContractStatusFlow.FlowName, text, cancellationToken);
                return;
            default:
                break;
        }

        switch (await faqAnswers.TryContinueAsync(turnContext, state.Faq, text, cancellationToken))
        {
            case FaqReply.Handled:
                return;
            case FaqReply.WantsAgent:
                await StartFlowAsync(turnContext, state, "agent", null, cancellationToken);
                return;
            default:
                break;
        }

        if (smallTalk.Find(text) is { } topic)
        {
            await OnSmallTalkAsync(turnContext, state, topic, cancellationToken);
        }
        else if (await faqAnswers.AskAsync(turnContext, state.Faq, text, cancellationToken) is { } wanted)
        {
            var meant = wanted.Flow == ContractStatusFlow.FlowName && CaseWords.IsAboutCase(text) ? RequestStatusFlow.FlowName : wanted.Flow;
            await StartFlowAsync(turnContext, state, meant, text, cancellationToken, wanted.Question);
        }
    }

    private async Task OnSmallTalkAsync(ITurnContext turnContext, ConversationState state, SmallTalkTopic topic, CancellationToken cancellationToken)
    {
        if (topic.Id == GreetingTopic && !state.Greeted)
        {
            await GreetAsync(turnContext, state, cancellationToken);
            return;
        }

        await smallTalk.AnswerAsync(turnContext, topic, cancellationToken);
    }

    private async Task StartFlowAsync(ITurnContext turnContext, ConversationState state, string flow, string? utterance, CancellationToken cancellationToken, string? question = null)
    {
        state.Faq.AwaitNothing();
        var options = new FormOptions
        {
            Utterance = utterance,
            Known = LateContact.KnownFor(flow, state),
            Aside = question is null ? null : RootTexts.Of.Format("AnswerInstead", ("question", question)),
            Offers = question is null ? [] : [question],
        };
        await flows.Dialogs.CreateContext(turnContext, state.Dialogs).BeginDialogAsync(flow, options, cancellationToken);
    }

    private Task GreetAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        state.Greeted = true;
        return turnContext.SendActivityAsync(
            Activity.Message(greeting.Text) with
            {
                InputHint = InputHints.AcceptingInput,
                SuggestedActions = RootTexts.Menu,
                Annotation = new ReplyAnnotation(ReplyKinds.Greeting),
            },
            cancellationToken);
    }

    /// <summary>A request that ended with the question whether a person should look at it: "oui" is an answer to that.</summary>
    private static void AwaitAgentAnswer(ITurnContext turnContext, ConversationState state)
    {
        if (state.Dialogs.Stack.Count == 0 && turnContext.Replies is [.., { Annotation.Kind: ReplyKinds.Done, SuggestedActions.Actions: { } buttons } last]
            && last.Text?.EndsWith('?') == true && buttons.Any(static button => button.Title == RootTexts.StartLabel("agent")))
        {
            state.Faq.AwaitNothing();
            state.Faq.AgentOffered = true;
        }
    }

    private static string EmptyMessageKey(Activity activity) =>
        activity.Value is not null ? "StaleButton" : activity.Attachments is { Count: > 0 } ? "FileWithoutContext" : "EmptyMessage";

    private static Task SayAsync(ITurnContext turnContext, string text, string kind, CancellationToken cancellationToken) => turnContext.SendActivityAsync(
        Activity.Message(text) with
        {
            InputHint = InputHints.AcceptingInput,
            SuggestedActions = RootTexts.Menu,
            Annotation = new ReplyAnnotation(kind),
        },
        cancellationToken);
}
