using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.Recognizers.DateTimes;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Testing;
using SupportBot.Dialogs.Tests.Dialogs;

namespace SupportBot.Dialogs.Tests.Prompts;

public sealed class PromptTests
{
    private static readonly Choice[] Colours =
    [
        new("red", "Rouge"), new("blue", "Bleu clair") { Synonyms = ["azur"] }, new("none", "Aucune idée"),
    ];

    [Theory]
    [InlineData("Rouge", "red")]
    [InlineData("rouje", "red")]
    [InlineData("2", "blue")]
    [InlineData("le premier", "red")]
    [InlineData("plutôt bleu", "blue")]
    [InlineData("AZUR", "blue")]
    [InlineData("le dernier", "none")]
    [InlineData("blue", "blue")]
    public async Task Choice_is_understood_by_label_part_synonym_number_or_rank(string said, string value)
    {
        var client = Client(new ChoicePrompt("prompt", null), Stack.Ask("Quelle couleur ?", null, Colours));
        var question = await client.AskAsync("bonjour");

        await client.SayAsync(said);

        question.Text.ShouldBe("Quelle couleur ?\n\n1. Rouge\n2. Bleu clair\n3. Aucune idée");
        question.SuggestedActions!.Actions.Select(action => action.Title).ShouldBe(["Rouge", "Bleu clair", "Aucune idée"]);
        client.LastResult!.TryGetResult<FoundChoice>(out var found).ShouldBeTrue();
        found!.Value.ShouldBe(value);
    }

    [Theory]
    [InlineData("vert")]
    [InlineData("4")]
    [InlineData("")]
    public async Task Choice_that_is_none_is_asked_again(string said)
    {
        var client = Client(new ChoicePrompt("prompt", null), Stack.Ask("Quelle couleur ?", "Pardon ?", Colours));
        await client.SayAsync("bonjour");

        (await client.AskAsync(said)).Text.ShouldStartWith("Pardon ?");
    }

    [Theory]
    [InlineData("ouais", true)]
    [InlineData("c'est bon", true)]
    [InlineData("non merci", false)]
    [InlineData("pas la peine", false)]
    public async Task Confirmation_is_understood_as_people_write_it(string said, bool answer)
    {
        var client = Client(new ConfirmPrompt("prompt", null), Stack.Ask("D'accord ?"));
        await client.SayAsync("bonjour");

        await client.SayAsync(said);

        client.LastResult!.TryGetResult<bool>(out var confirmed).ShouldBeTrue();
        confirmed.ShouldBe(answer);
    }

    [Theory]
    [InlineData("le 3 mars", "2027-03-03")]
    [InlineData("03/04/26", "2026-04-03")]
    public async Task Day_is_completed_towards_the_side_of_the_prompt(string said, string day)
    {
        var prompt = new DatePrompt("prompt", DatePreference.Future, TimeZoneInfo.Utc, null);
        var client = Client(prompt, Stack.Ask("Quand ?"));
        client.Now = new DateTimeOffset(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);
        await client.SayAsync("bonjour");

        await client.SayAsync(said);

        client.LastResult!.TryGetResult<DateOnly>(out var found).ShouldBeTrue();
        found.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);
    }

    [Fact]
    public async Task Files_are_taken_and_words_are_not()
    {
        var client = Client(new AttachmentPrompt("prompt", null), Stack.Ask("Le fichier ?"));
        await client.SayAsync("bonjour");

        (await client.AskAsync("le voici")).Text.ShouldBe("Le fichier ?");
        await client.SendAsync(Activity.Message(string.Empty) with { Attachments = [ChatFile.Parse("a.png")] }, CancellationToken.None);

        client.LastResult!.TryGetResult<IReadOnlyList<StoredFile>>(out var files).ShouldBeTrue();
        files!.ShouldHaveSingleItem().Name.ShouldBe("a.png");
    }

    [Fact]
    public async Task Validator_counts_attempts_and_may_speak_for_itself()
    {
        var prompt = new TextPrompt("prompt", async (context, cancellationToken) =>
        {
            if (context.State.Attempts == 2)
            {
                await context.Context.SendActivityAsync(Activity.Message("Encore non."), cancellationToken);
            }

            return context.Recognized.Value?.Length > 3;
        });
        var client = Client(prompt, Stack.Ask("Quoi ?", "Plus long."));
        await client.SayAsync("bonjour");

        (await client.AskAsync("a")).Text.ShouldBe("Plus long.");
        (await client.AskAsync("b")).Text.ShouldBe("Encore non.");
        (await client.SayAsync("assez")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Question_keeps_its_annotation_when_it_is_asked_again_after_a_restart()
    {
        var question = Activity.Message("Quoi ?") with { Annotation = new ReplyAnnotation(ReplyKinds.Clarify) { Flow = "x" } };
        var client = Client(new NumberPrompt("prompt", null), new PromptOptions { Prompt = question });
        await client.SayAsync("bonjour");
        await client.RestartAsync(CancellationToken.None);

        var again = await client.AskAsync("pas un nombre");

        again.Annotation.ShouldBe(question.Annotation);
        again.InputHint.ShouldBe(InputHints.ExpectingInput);
    }

    private static DialogTestClient Client(Dialog prompt, PromptOptions options) => new(() => new DialogSet().Add(prompt), "prompt") { Options = options };
}
