using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Testing;

namespace SupportBot.Dialogs.Tests.Dialogs;

public sealed class ComponentDialogTests
{
    private static DialogTestClient Client() => Stack.Client(
        () => new DialogSet().Add(new Greeting("greeting")).Add(new Stack.Teller("b")).Add(new WaterfallDialog("outer")
            .AddStep("call", (step, cancellationToken) => step.BeginDialogAsync("greeting", null, cancellationToken))
            .AddStep("end", (step, cancellationToken) => step.EndDialogAsync(step.Result, cancellationToken))),
        "outer");

    [Fact]
    public async Task From_outside_a_component_is_one_dialog_with_one_result()
    {
        var client = Client();

        (await client.AskAsync("bonjour")).Text.ShouldBe("Votre nom ?");
        (await client.AskAsync("Ada")).Text.ShouldBe("Votre âge ?");
        await client.SayAsync("36");

        client.LastResult!.TryGetResult<Person>(out var person).ShouldBeTrue();
        person.ShouldBe(new Person("Ada", 36));
    }

    [Fact]
    public async Task Stack_inside_is_kept_apart_from_the_stack_outside()
    {
        var client = Client();

        await client.SayAsync("bonjour");

        var state = DialogState.FromJson(client.StateJson);
        state.Stack.Select(instance => instance.Id).ShouldBe(["outer", "greeting"]);
        state.Stack[1].Children!.Stack.Select(instance => instance.Id).ShouldBe(["greeter", "text"]);
    }

    [Fact]
    public async Task Interruption_in_the_component_is_caught_before_the_prompt_sees_it()
    {
        var client = Client();
        await client.SayAsync("bonjour");

        (await client.AskAsync("aide")).Text.ShouldBe("Votre nom ?");
        (await client.SayAsync("annuler")).ShouldBeEmpty();

        client.LastResult!.Status.ShouldBe(DialogTurnStatus.Cancelled);
        DialogState.FromJson(client.StateJson).Stack.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reprompt_reaches_the_prompt_inside()
    {
        var client = Client();
        await client.SayAsync("bonjour");
        var state = DialogState.FromJson(client.StateJson);
        state.Stack.Add(new DialogInstance { Id = "b" });
        client.StateJson = state.ToJson();

        var replies = await client.SayAsync("end");

        replies.Select(reply => reply.Text).ShouldBe(["b: EndCalled", "Votre nom ?"]);
    }

    private sealed class Greeting : ComponentDialog
    {
        public Greeting(string id)
            : base(id)
        {
            AddDialog(Stack.Greeter("greeter"));
            AddDialog(new TextPrompt("text", null));
            AddDialog(new NumberPrompt("number", null));
        }

        protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDialogContext, CancellationToken cancellationToken)
        {
            switch (innerDialogContext.Context.Activity.Text)
            {
                case "aide":
                    await innerDialogContext.RepromptDialogAsync(cancellationToken);
                    return DialogTurnResult.EndOfTurn;
                case "annuler":
                    return await innerDialogContext.CancelAllDialogsAsync(cancellationToken);
                default:
                    return await base.OnContinueDialogAsync(innerDialogContext, cancellationToken);
            }
        }
    }
}
