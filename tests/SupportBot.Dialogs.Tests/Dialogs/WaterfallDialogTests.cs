using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Testing;

namespace SupportBot.Dialogs.Tests.Dialogs;

public sealed class WaterfallDialogTests
{
    private static DialogTestClient Client() => Stack.Client(() => Stack.Prompts().Add(Stack.Greeter("greeter")), "greeter");

    [Fact]
    public async Task Steps_run_over_turns_and_the_result_comes_out()
    {
        var client = Client();

        (await client.AskAsync("bonjour")).Text.ShouldBe("Votre nom ?");
        (await client.AskAsync("Ada")).Text.ShouldBe("Votre âge ?");
        (await client.AskAsync("trop jeune")).Text.ShouldBe("Un nombre, s'il vous plaît.");
        (await client.SayAsync("trente-six")).ShouldBeEmpty();

        client.LastResult!.TryGetResult<Person>(out var person).ShouldBeTrue();
        person.ShouldBe(new Person("Ada", 36));
    }

    [Fact]
    public async Task Next_runs_the_next_step_in_the_same_turn_with_its_result()
    {
        var waterfall = new WaterfallDialog("next")
            .AddStep("one", (step, cancellationToken) => step.NextAsync(DialogResult.Of("from one"), cancellationToken))
            .AddStep("two", (step, cancellationToken) => step.EndDialogAsync(DialogResult.Of($"{step.Reason} {Stack.Result<string>(step)}"), cancellationToken));
        var client = Stack.Client(() => new DialogSet().Add(waterfall), "next");

        await client.SayAsync("go");

        client.LastResult!.TryGetResult<string>(out var result).ShouldBeTrue();
        result.ShouldBe("NextCalled from one");
    }

    [Fact]
    public async Task Step_that_only_speaks_hands_the_next_message_to_the_next_step()
    {
        var waterfall = new WaterfallDialog("say")
            .AddStep("one", async (step, cancellationToken) =>
            {
                await step.Context.SendActivityAsync(Activity.Message("?"), cancellationToken);
                return DialogTurnResult.EndOfTurn;
            })
            .AddStep("two", (step, cancellationToken) => step.EndDialogAsync(step.Result, cancellationToken));
        var client = Stack.Client(() => new DialogSet().Add(waterfall), "say");

        await client.SayAsync("go");
        await client.SendAsync(new Activity { Type = ActivityTypes.Typing }, CancellationToken.None);
        await client.SayAsync("réponse");

        client.LastResult!.TryGetResult<string>(out var result).ShouldBeTrue();
        result.ShouldBe("réponse");
    }

    [Fact]
    public async Task Past_the_last_step_the_waterfall_ends_with_the_last_result()
    {
        var waterfall = new WaterfallDialog("short").AddStep("one", (step, cancellationToken) => step.NextAsync(DialogResult.Of(7), cancellationToken));
        var client = Stack.Client(() => new DialogSet().Add(waterfall), "short");

        await client.SayAsync("go");

        client.LastResult!.Status.ShouldBe(DialogTurnStatus.Complete);
        client.LastResult.TryGetResult<int>(out var result).ShouldBeTrue();
        result.ShouldBe(7);
    }

    [Theory]
    [InlineData("first,name,age,end", "Votre âge ?")]
    [InlineData("name,age,end", "Votre âge ?")]
    [InlineData("age,name,end", "the end")]
    [InlineData("first,age,end", "first")]
    public async Task Conversation_parked_at_a_step_finds_it_by_name_after_a_deployment(string stepsNow, string nextReply)
    {
        var steps = "name,age,end";
        var client = Stack.Client(() => Stack.Prompts().Add(Of(steps)), "steps");
        await client.SayAsync("go");

        steps = stepsNow;
        await client.RestartAsync(CancellationToken.None);

        (await client.AskAsync("réponse")).Text.ShouldBe(nextReply);

        static WaterfallDialog Of(string names) => names.Split(',').Aggregate(new WaterfallDialog("steps"), (waterfall, name) => waterfall.AddStep(name, Step(name)));

        static WaterfallStep Step(string name) => name switch
        {
            "name" => (step, cancellationToken) => step.PromptAsync("text", Stack.Ask("Votre nom ?"), cancellationToken),
            "age" => (step, cancellationToken) => step.PromptAsync("number", Stack.Ask("Votre âge ?"), cancellationToken),
            _ => async (step, cancellationToken) =>
            {
                await step.Context.SendActivityAsync(Activity.Message(name == "end" ? "the end" : name), cancellationToken);
                return DialogTurnResult.EndOfTurn;
            }
            ,
        };
    }

    [Fact]
    public void Two_steps_cannot_have_one_name() =>
        Should.Throw<InvalidOperationException>(() => Stack.Greeter("g").AddStep("age", (step, cancellationToken) => step.NextAsync(null, cancellationToken)))
            .Message.ShouldBe("Two steps of 'g' are called 'age'.");
}
