using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>Where every turn enters the bot's core: sees values only, no HTTP, no SQL, no clock of its own.</summary>
internal sealed class RootFlow
{
    /// <summary>Runs one turn: reads <paramref name="state"/>, changes it, adds replies and effects to <paramref name="turnContext"/>.</summary>
    public Task OnTurnAsync(ITurnContext turnContext, ConversationState state, CancellationToken cancellationToken)
    {
        if (state.Greeted)
        {
            return turnContext.SendActivityAsync(Activity.Message("…"), cancellationToken);
        }

        state.Greeted = true;
        return turnContext.SendActivityAsync(
            Activity.Message("Bonjour.") with { Annotation = new ReplyAnnotation(ReplyKinds.Greeting) }, cancellationToken);
    }
}
