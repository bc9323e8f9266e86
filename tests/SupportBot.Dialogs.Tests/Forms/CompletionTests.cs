using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>What a form hands over at its end, and to a person in the middle.</summary>
public sealed class CompletionTests
{
    [Fact]
    public async Task End_gives_back_the_values_the_effect_and_the_case()
    {
        var client = await RepairAnswers.ParkAsync(RepairAnswers.Count);
        await client.SayAsync("envoyer");

        var reply = await client.AskAsync("oui");

        reply.Annotation.ShouldBe(new ReplyAnnotation(ReplyKinds.Done) { Flow = "repair", Case = "SB-2026-000001" });
        reply.InputHint.ShouldBe(InputHints.AcceptingInput);
        client.Effects.ShouldHaveSingleItem().ShouldBeOfType<RepairAsked>().ShouldSatisfyAllConditions(
            asked => asked.OrderNumber.ShouldBe("PO-12345"),
            asked => asked.BoughtOn.ShouldBe(new DateOnly(2025, 12, 31)),
            asked => asked.Missing.ShouldBeEmpty());
        client.LastResult!.Status.ShouldBe(DialogTurnStatus.Complete);
        client.LastResult.TryGetResult<FormResult>(out var result).ShouldBeTrue();
        result!.Outcome.ShouldBe(FormOutcome.Done);
        result.Slots.Count.ShouldBe(RepairAnswers.Count);
    }

    [Fact]
    public async Task Slot_put_off_is_missing_and_an_optional_one_is_not()
    {
        var client = await RepairAnswers.ParkAsync(8);
        foreach (var said in (string[])["plus tard", "passer", "Acme", "jean@exemple.fr", "envoyer", "j'accepte"])
        {
            await client.SayAsync(said);
        }

        ((RepairAsked)client.Effects.ShouldHaveSingleItem()).Missing.ShouldBe(["delivery_note"]);
    }

    [Fact]
    public async Task Person_gets_what_was_said_what_is_missing_and_what_was_asked_meanwhile()
    {
        var bot = new RepairBot();
        var client = await RepairAnswers.ParkAsync(5, bot);
        await client.SayAsync("Quelle est la durée du support ?");

        var reply = await client.AskAsync("conseiller");

        reply.Annotation!.Kind.ShouldBe(ReplyKinds.HandOff);
        var request = bot.HumanRequests.ShouldHaveSingleItem();
        (request.Form, request.Slot, request.FormEnded).ShouldBe(("repair", "bought_on", false));
        request.Slots.Select(filled => filled.Name).ShouldBe(["equipment", "order_number", "said", "key", "administrator"]);
        request.Slots[2].Origin.ShouldBe(SlotOrigin.Said);
        request.Missing.ShouldBe(["bought_on", "description", "delivery_note", "company", "email"]);
        request.Digressions.ShouldBe(["Quelle est la durée du support ?"]);
    }

    [Fact]
    public async Task Form_resumes_with_its_question_when_the_person_has_gone()
    {
        var client = await RepairAnswers.ParkAsync(5, new RepairBot());
        await client.SayAsync("conseiller");

        var reply = (await client.RepromptAsync()).ShouldHaveSingleItem();

        (reply.Annotation!.Kind, reply.Annotation.Slot).ShouldBe((ReplyKinds.Reprompt, "bought_on"));
    }

    [Fact]
    public async Task Sensitive_value_is_never_shown_whole()
    {
        var client = await RepairAnswers.ParkAsync(3);

        var noted = await client.AskAsync("ABCD1234EFGH");
        var recap = await client.AskAsync("récapitulatif");
        var corrected = await client.AskAsync("non, la clé c'est WXYZ9876IJKL");

        foreach (var reply in (Activity[])[noted, recap, corrected])
        {
            reply.Text!.ShouldNotContain("ABCD1234");
            reply.Text!.ShouldNotContain("WXYZ9876");
        }

        client.Form.Slots.Single(filled => filled.Name == "key").Value.ShouldBe("WXYZ9876IJKL");
    }

    [Theory]
    [InlineData("*gras* _et_ <b>html</b> [lien](http://x)", @"\*gras\* \_et\_ \<b\>html\</b\> \[lien\](http://x)")]
    [InlineData("a`b", "a'b")]
    public async Task Words_of_the_customer_never_act_as_markup(string said, string shown)
    {
        var client = await RepairAnswers.ParkAsync(10);
        await client.SayAsync(said);

        (await client.AskAsync("récapitulatif")).Text!.ShouldContain(shown);
    }

    [Fact]
    public void Steps_of_one_name_are_refused_at_start() =>
        Should.Throw<InvalidOperationException>(() => new FormDialog(new Twice(), new FormServices())).Message.ShouldBe("Two steps of 'twice' are called 'equipment'.");

    private sealed class Twice() : Form("twice", 1)
    {
        public override string Title => "Deux fois";

        public override IReadOnlyList<FormStep> Steps => [RepairForm.Equipment, new Notice("equipment", "…")];

        public override ValueTask<FormEnd> CompleteAsync(FormContext form, CancellationToken cancellationToken) => ValueTask.FromResult(FormEnd.Done("…"));
    }
}
