using System.Text.Json.Serialization;
using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Testing;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Tests.Dialogs;

/// <summary>Small dialogs for the tests of the stack.</summary>
internal static class Stack
{
    public static PromptOptions Ask(string question, string? retry = null, params IReadOnlyList<Choice> choices) => new()
    {
        Prompt = Activity.Message(question),
        RetryPrompt = retry is null ? null : Activity.Message(retry),
        Choices = choices.Count == 0 ? null : choices,
    };

    /// <summary>Asks a name, then an age, and keeps both in the waterfall's own typed state.</summary>
    public static WaterfallDialog Greeter(string id) => new WaterfallDialog(id)
        .AddStep("name", (step, cancellationToken) => step.PromptAsync("text", Ask("Votre nom ?"), cancellationToken))
        .AddStep("age", (step, cancellationToken) =>
        {
            step.SetValue(new Person(Result<string>(step), 0), PersonJson.Default.Person);
            return step.PromptAsync("number", Ask("Votre âge ?", "Un nombre, s'il vous plaît."), cancellationToken);
        })
        .AddStep("end", (step, cancellationToken) => step.EndDialogAsync(
            DialogResult.Of(step.GetValue(PersonJson.Default.Person)! with { Age = Result<decimal>(step) }), cancellationToken));

    public static DialogSet Prompts() => new DialogSet().Add(new TextPrompt("text", null)).Add(new NumberPrompt("number", null));

    public static DialogTestClient Client(Func<DialogSet> dialogs, string first) => new(dialogs, first);

    public static T Result<T>(WaterfallStepContext step) => ((DialogResult<T>)step.Result!).Value;

    /// <summary>Says its name at each call, and waits.</summary>
    internal sealed class Teller(string id) : Dialog(id)
    {
        public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dialogContext, DialogOptions? options, CancellationToken cancellationToken) =>
            await SayAsync(dialogContext, "begin", cancellationToken);

        public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialogContext, CancellationToken cancellationToken) =>
            dialogContext.Context.Activity.Text switch
            {
                "end" => await dialogContext.EndDialogAsync(DialogResult.Of(Id), cancellationToken),
                "cancel" => await dialogContext.CancelAllDialogsAsync(cancellationToken),
                ['b', ':', .. var other] => await dialogContext.BeginDialogAsync(other, null, cancellationToken),
                ['r', ':', .. var other] => await dialogContext.ReplaceDialogAsync(other, null, cancellationToken),
                _ => await SayAsync(dialogContext, "continue", cancellationToken),
            };

        public override async Task<DialogTurnResult> ResumeDialogAsync(
            DialogContext dialogContext, DialogReason reason, DialogResult? result, CancellationToken cancellationToken) =>
            await SayAsync(dialogContext, "resume after " + ((DialogResult<string>)result!).Value, cancellationToken);

        public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync(Activity.Message($"{Id}: reprompt"), cancellationToken);

        public override Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync(Activity.Message($"{Id}: {reason}"), cancellationToken);

        private async Task<DialogTurnResult> SayAsync(DialogContext dialogContext, string what, CancellationToken cancellationToken)
        {
            await dialogContext.Context.SendActivityAsync(Activity.Message($"{Id}: {what}"), cancellationToken);
            return DialogTurnResult.EndOfTurn;
        }
    }
}

/// <summary>State of a waterfall.</summary>
internal sealed record Person(string Name, decimal Age);

[JsonSerializable(typeof(Person))]
internal sealed partial class PersonJson : JsonSerializerContext;
