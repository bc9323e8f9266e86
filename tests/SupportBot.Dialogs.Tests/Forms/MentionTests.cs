using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>What is said in passing.</summary>
public sealed class MentionTests
{
    [Fact]
    public async Task Mention_alone_changes_what_is_asked_and_answers_nothing()
    {
        var client = Client();
        await client.SayAsync("bonjour");

        var reply = await client.AskAsync("c'est urgent !");

        (reply.Annotation!.Kind, reply.Annotation.Slot).ShouldBe((ReplyKinds.Prompt, "email"));
        client.Form.Slots.Select(filled => filled.Name).ShouldBe(["pressing"]);
    }

    [Fact]
    public async Task Mention_beside_an_answer_is_noticed_and_the_answer_taken()
    {
        var client = Client();
        await client.SayAsync("bonjour");

        await client.SayAsync("la société Martin et Fils de Lyon, et c'est urgent");

        client.Form.Slots.Select(filled => filled.Name).ShouldBe(["pressing", "company"], ignoreOrder: true);
    }

    [Fact]
    public async Task Mention_can_be_taken_back_and_is_in_no_recap()
    {
        var client = Client();
        await client.SayAsync("bonjour");
        await client.SayAsync("c'est urgent");

        var reply = await client.AskAsync("rien ne presse");
        var recap = await client.AskAsync("récapitulatif");

        reply.Annotation!.Slot.ShouldBe("company");
        recap.Text!.ShouldContain("encore rien noté");
    }

    [Fact]
    public async Task Mention_does_not_count_as_an_answer_when_the_form_is_cancelled()
    {
        var client = Client();
        await client.SayAsync("bonjour");
        await client.SayAsync("c'est urgent");

        (await client.AskAsync("annuler")).Annotation!.Kind.ShouldBe(ReplyKinds.Cancelled);
    }

    private static Testing.DialogTestClient Client() => new RepairBot().NewClient(new PressingForm(), "pressing");

    /// <summary>Asks for an address first when it is urgent.</summary>
    private sealed class PressingForm() : Form("pressing", 1)
    {
        private static readonly Mention Pressing = new("pressing", RepairForm.Texts, "none", "yes");

        private static readonly EmailSlot Email = new("email", RepairForm.Texts) { When = values => values.Is(Pressing, "yes") };

        public override string Title => "Essai";

        public override IReadOnlyList<FormStep> Steps => [Pressing, Email, RepairForm.Company];

        public override ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken) => ValueTask.FromResult(FormEnd.Done("Fini."));
    }
}
