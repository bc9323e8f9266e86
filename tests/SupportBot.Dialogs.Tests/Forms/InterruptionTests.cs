using FsCheck;
using FsCheck.Fluent;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Testing;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>Whatever happens at whatever question: asked again once, the same question, nothing lost, nothing thrown.</summary>
public sealed class InterruptionTests
{
    private static readonly string[] Asking = [ReplyKinds.Prompt, ReplyKinds.Reprompt, ReplyKinds.Clarify, ReplyKinds.Summary];

    public static TheoryData<int> Questions => [.. Enumerable.Range(0, RepairAnswers.Count + 1)];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Interruption_at_a_question_asks_it_again_once_and_changes_nothing(int question)
    {
        foreach (var interruption in Interruption.All.Where(interruption => interruption.NeedsAnswers <= question))
        {
            var client = await RepairAnswers.ParkAsync(question);

            await InterruptAsync(client, interruption, question);

            await AnswerAsync(client, question, interruption.Name);
        }
    }

    [Fact]
    public void Interruptions_in_any_number_and_order_change_nothing()
    {
        var anySequence =
            from question in Gen.Choose(0, RepairAnswers.Count)
            from interruptions in Gen.Elements<Interruption>(Interruption.All).NonEmptyListOf()
            select (question, interruptions);

        var holds = Prop.ForAll(anySequence.ToArbitrary(), async sequence =>
        {
            var client = await RepairAnswers.ParkAsync(sequence.question);
            foreach (var interruption in sequence.interruptions.Where(interruption => interruption.NeedsAnswers <= sequence.question).Take(8))
            {
                await InterruptAsync(client, interruption, sequence.question);
                await client.RestartAsync(CancellationToken.None);
            }

            await AnswerAsync(client, sequence.question, string.Join(", ", sequence.interruptions));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50).WithQuietOnSuccess(true), holds);
    }

    private static async Task InterruptAsync(DialogTestClient client, Interruption interruption, int question)
    {
        var before = client.Form;
        IReadOnlyList<Activity> replies = [];
        foreach (var message in interruption.Messages)
        {
            replies = await client.SendAsync(message, CancellationToken.None);
            replies.Count(IsQuestion).ShouldBeLessThanOrEqualTo(1, $"{interruption} at {before.Asked}: several questions");
            replies.ShouldAllBe(reply => !reply.Text!.Contains("compris", StringComparison.OrdinalIgnoreCase));
        }

        var last = replies.LastOrDefault(IsQuestion);
        if (interruption.Messages[^1].Type == ActivityTypes.Message)
        {
            last.ShouldNotBeNull($"{interruption} at {before.Asked}: no question");
            (last.Annotation!.Slot, last.Annotation.Kind).ShouldBe(
                (before.Asked, question == RepairAnswers.Count ? ReplyKinds.Summary : ReplyKinds.Reprompt), $"{interruption} at {before.Asked}");
        }

        RepairAnswers.Values(client.Form).ShouldBe(RepairAnswers.Values(before), $"{interruption} at {before.Asked}");
        client.Form.Asked.ShouldBe(before.Asked);
    }

    private static async Task AnswerAsync(DialogTestClient client, int question, string after)
    {
        var answer = question == RepairAnswers.Count ? Activity.Message("envoyer") : RepairAnswers.InOrder[question].Answer;
        var replies = await client.SendAsync(answer, CancellationToken.None);

        var asked = replies.ShouldHaveSingleItem().Annotation!;
        asked.Kind.ShouldBe(question + 1 == RepairAnswers.Count ? ReplyKinds.Summary : ReplyKinds.Prompt, after);
        var next = question == RepairAnswers.Count ? "consent" : question + 1 == RepairAnswers.Count ? null : RepairAnswers.InOrder[question + 1].Slot.Name;
        asked.Slot.ShouldBe(next, after);
    }

    private static bool IsQuestion(Activity reply) => Asking.Contains(reply.Annotation?.Kind, StringComparer.Ordinal);
}
