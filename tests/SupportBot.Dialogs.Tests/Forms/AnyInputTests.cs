using FsCheck;
using FsCheck.Fluent;

namespace SupportBot.Dialogs.Tests.Forms;

/// <summary>Anything at all typed at any question.</summary>
public sealed class AnyInputTests
{
    private static readonly string[] Pieces =
    [
        "non", "oui", "le", "SAID", "c'est", "modifier", "courriel", "1015 2233 4455", "PO-12345", "serveur", "retour", "annuler", ",", ":", "?", "jean@exemple.fr",
        "société", "est", "en fait", "plus tard", "3", "🙂", "\n", "\u0301", "’", "\ud83d", "commande", "plutôt", "et", "conseiller", "durée du support", "31/12/2025", "`", "*", "<b>", "{0}",
    ];

    [Fact]
    public void Any_words_at_any_question_get_one_question_or_an_end_and_never_an_exception()
    {
        var anyWords = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty),
            Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join(' ', pieces)));
        var anyTalk =
            from question in Gen.Choose(0, RepairAnswers.Count)
            from words in anyWords.ListOf(4)
            select (question, words);

        var holds = Prop.ForAll(anyTalk.ToArbitrary(), async talk =>
        {
            var client = await RepairAnswers.ParkAsync(talk.question);
            foreach (var text in talk.words)
            {
                var replies = await client.SayAsync(text);

                replies.Count.ShouldBeInRange(1, 3, text);
                replies.ShouldAllBe(reply => !string.IsNullOrWhiteSpace(reply.Text) && reply.Annotation != null);
            }
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(120).WithQuietOnSuccess(true), holds);
    }

    [Fact]
    public void Same_state_and_message_give_the_same_replies()
    {
        var anyTalk = Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join(' ', pieces)).Zip(Gen.Choose(0, RepairAnswers.Count));

        var holds = Prop.ForAll(anyTalk.ToArbitrary(), async talk =>
        {
            var (one, other) = (await RepairAnswers.ParkAsync(talk.Item2), await RepairAnswers.ParkAsync(talk.Item2));

            var replies = await one.SayAsync(talk.Item1);

            (await other.SayAsync(talk.Item1)).Select(reply => reply.Text).ShouldBe(replies.Select(reply => reply.Text));
            other.StateJson.ShouldBe(one.StateJson);
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60).WithQuietOnSuccess(true), holds);
    }

    [Theory]
    [InlineData(5000)]
    [InlineData(200_000)]
    public async Task Very_long_answer_is_asked_again_with_a_limit_or_kept_whole(int length)
    {
        var long_ = string.Concat(Enumerable.Repeat("le serveur ne démarre plus ", (length / 27) + 1))[..length];
        for (var question = 0; question < RepairAnswers.Count; question++)
        {
            var client = await RepairAnswers.ParkAsync(question);

            var reply = await client.AskAsync(long_);

            reply.Annotation!.Flow.ShouldBe("repair");
            reply.Text!.Length.ShouldBeLessThan(1500);
        }
    }
}
