using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Testing;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Tests.Dialogs;

public sealed class DialogContextTests
{
    private static DialogTestClient Client() => Stack.Client(() => new DialogSet().Add(new Stack.Teller("a")).Add(new Stack.Teller("b")).Add(new Stack.Teller("c")), "a");

    [Theory]
    [InlineData("hello", "a: begin")]
    [InlineData("hello|hello", "a: continue")]
    [InlineData("hello|b:b", "b: begin")]
    [InlineData("hello|b:b|hello", "b: continue")]
    [InlineData("hello|b:b|end", "b: EndCalled|a: resume after b")]
    [InlineData("hello|b:b|r:c", "b: ReplaceCalled|c: begin")]
    [InlineData("hello|b:b|r:c|end", "c: EndCalled|a: resume after c")]
    [InlineData("hello|b:b|cancel", "b: CancelCalled|a: CancelCalled")]
    [InlineData("hello|end|hello", "a: begin")]
    public async Task Stack_calls_the_dialogs_that_it_should(string said, string lastReplies)
    {
        var client = Client();

        IReadOnlyList<Activity> replies = [];
        foreach (var text in said.Split('|'))
        {
            replies = await client.SayAsync(text);
        }

        string.Join('|', replies.Select(reply => reply.Text)).ShouldBe(lastReplies);
    }

    [Theory]
    [InlineData("hello", DialogTurnStatus.Waiting)]
    [InlineData("hello|b:b|end", DialogTurnStatus.Waiting)]
    [InlineData("hello|end", DialogTurnStatus.Complete)]
    [InlineData("hello|b:b|cancel", DialogTurnStatus.Cancelled)]
    public async Task Turn_says_what_is_left_on_the_stack(string said, DialogTurnStatus status)
    {
        var client = Client();

        foreach (var text in said.Split('|'))
        {
            await client.SayAsync(text);
        }

        client.LastResult!.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Result_of_the_last_dialog_leaves_the_stack()
    {
        var client = Client();

        await client.SayAsync("hello");
        await client.SayAsync("end");

        client.LastResult!.TryGetResult<string>(out var id).ShouldBeTrue();
        id.ShouldBe("a");
        client.LastResult.TryGetResult<int>(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Reprompt_speaks_through_the_dialog_on_top()
    {
        var client = Client();
        await client.SayAsync("hello");
        await client.SayAsync("b:b");

        (await client.RepromptAsync()).ShouldHaveSingleItem().Text.ShouldBe("b: reprompt");
    }

    [Fact]
    public async Task Empty_stack_continues_with_nothing()
    {
        var context = new DialogSet().CreateContext(new TurnContext(Activity.Message("hello"), DateTimeOffset.UnixEpoch), new DialogState());

        (await context.ContinueDialogAsync(CancellationToken.None)).ShouldBe(DialogTurnResult.Empty);
        (await context.CancelAllDialogsAsync(CancellationToken.None)).ShouldBe(DialogTurnResult.Empty);
    }

    [Fact]
    public async Task Dialog_that_a_deployment_removed_leaves_the_stack_and_the_one_below_goes_on()
    {
        var state = new DialogState { Stack = { new DialogInstance { Id = "a" }, new DialogInstance { Id = "gone", Form = new FormState() } } };
        var turn = new TurnContext(Activity.Message("hello"), DateTimeOffset.UnixEpoch);

        await new DialogSet().Add(new Stack.Teller("a")).CreateContext(turn, state).ContinueDialogAsync(CancellationToken.None);

        turn.Replies.ShouldHaveSingleItem().Text.ShouldBe("a: continue");
        state.Drafts.ShouldHaveSingleItem().Form.ShouldBe("gone");
    }

    [Fact]
    public async Task Unknown_dialog_cannot_begin()
    {
        var context = new DialogSet().CreateContext(new TurnContext(Activity.Message("hello"), DateTimeOffset.UnixEpoch), new DialogState());

        var begin = () => context.BeginDialogAsync("nobody", null, CancellationToken.None);

        (await begin.ShouldThrowAsync<InvalidOperationException>()).Message.ShouldBe("No dialog is called 'nobody'.");
    }

    [Fact]
    public void Two_dialogs_cannot_have_one_name()
    {
        var set = new DialogSet().Add(new Stack.Teller("a"));

        Should.Throw<InvalidOperationException>(() => set.Add(new Stack.Teller("a"))).Message.ShouldBe("Two dialogs are called 'a'.");
    }
}
