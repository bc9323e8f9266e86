using System.Text.Json;
using SupportBot.Bot.Flows.RequestStatus;
using SupportBot.Dialogs.Schema;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>How people ask how a request stands, and what must not be taken for it.</summary>
public sealed class RequestWordsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SB-2026-000123")]
    [InlineData("sb-2026-000123")]
    [InlineData("Sb 2026 123")]
    [InlineData("sb2026000123")]
    [InlineData("SB–2026—000123")]
    [InlineData("S.B. 2026/000123")]
    [InlineData("SB_2026_000123")]
    [InlineData("sb 26-123")]
    [InlineData("SB-2O26-OOO123")]
    [InlineData("S8-2026-123")]
    [InlineData("bonjour, où en est la demande sb : 2026-123 svp ?")]
    [InlineData("réf.SB-2026-123, merci")]
    public async Task Reference_is_read_however_it_is_typed(string typed) => (await ReferenceAsync(typed)).ShouldBe("SB-2026-000123");

    [Theory]
    [InlineData("SB-2026-0")]
    [InlineData("SB-2026")]
    [InlineData("SB 2026")]
    [InlineData("mon contrat 2026000123")]
    [InlineData("5RFDP01")]
    public void What_is_no_reference_is_not_taken_for_one(string typed) => CaseWords.FindReference(typed).ShouldBeNull();

    [Theory]
    [InlineData("où en est ma demande ?")]
    [InlineData("ou en est ma demmande")]
    [InlineData("ou en ait mon dossier svp")]
    [InlineData("Où ça en est mon ticket")]
    [InlineData("avez-vous des nouvelles de ma demande")]
    [InlineData("quel est le statut de mon dossier")]
    [InlineData("ma demande avance ?")]
    [InlineData("je n'ai pas eu de réponse à ma demande")]
    [InlineData("suivi de ma demande de renouvellement")]
    [InlineData("État d'une demande")]
    [InlineData("/case")]
    [InlineData("je voudrais savoir où en est le dossier ouvert hier")]
    public async Task Request_is_heard_and_no_answer_of_the_faq_given(string said)
    {
        var reply = (await new FlowTestClient("directline").SendAsync(Activity.Message(said), Cancellation))[^1];

        reply.Text.ShouldNotBeNull().ShouldContain("référence de votre demande");
        (reply.Annotation.ShouldNotBeNull().Flow, reply.Annotation.Slot).ShouldBe(("status", "reference"));
    }

    [Theory]
    [InlineData("où en est mon contrat")]
    [InlineData("état de mes contrats")]
    [InlineData("état de mon contrat")]
    public async Task Contract_stays_a_contract(string said)
    {
        var reply = (await new FlowTestClient("directline").SendAsync(Activity.Message(said), Cancellation))[^1];

        reply.Annotation.ShouldNotBeNull().Flow.ShouldBe("status");
        reply.Text.ShouldNotBeNull().ShouldNotContain("votre demande");
    }

    [Fact]
    public async Task A_person_wanted_for_a_request_is_called()
    {
        var reply = (await new FlowTestClient("directline").SendAsync(Activity.Message("un conseiller pour ma demande SB-2026-000123"), Cancellation))[^1];

        reply.Annotation.ShouldNotBeNull().Flow.ShouldBe("agent");
    }

    [Theory]
    [InlineData("knowledge/evaluation/questions.jsonl")]
    public void No_question_that_the_faq_answers_is_taken_away_from_it(string file)
    {
        var taken = File.ReadLines(Repository.Path(file)).Select(static line => JsonElement.Parse(line))
            .Where(static line => line.GetProperty("ids").GetArrayLength() > 0)
            .Select(static line => line.GetProperty("q").GetString() ?? "")
            .Where(CaseWords.AsksState);

        taken.ShouldBeEmpty();
    }

    /// <summary>The reference that the form has noted after the words.</summary>
    private static async Task<string?> ReferenceAsync(string typed)
    {
        var bot = new FlowTestClient("directline");
        await bot.SendAsync(Activity.Message(typed), Cancellation);
        return bot.Values().FirstOrDefault(value => value.StartsWith("reference=", StringComparison.Ordinal))?[10..^4]; // ends with "None": no absence
    }
}
