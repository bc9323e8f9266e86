using SupportBot.Bot.Insights.Satisfaction;
using SupportBot.Bot.Tests.HandOff.Desk;

namespace SupportBot.Bot.Tests.Insights.Satisfaction;

/// <summary>The question in the chat, and what may be said to it.</summary>
public sealed class SatisfactionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_who_is_there_is_asked_in_the_chat_and_only_once()
    {
        await using var talk = new LiveTalk();
        var reference = await SatisfactionTalk.ResolveAsync(talk);

        await SatisfactionTalk.AskAsync(talk);
        await SatisfactionTalk.AskAsync(talk);

        var asked = (await talk.BotAsync(Cancel)).Where(activity => LiveTalk.Text(activity).Contains(SatisfactionTalk.Question, StringComparison.Ordinal)).ShouldHaveSingleItem();
        LiveTalk.Text(asked).ShouldContain(reference.ToString());
        LiveTalk.Buttons(asked).ShouldBe(["5 – Excellente", "4 – Bonne", "3 – Correcte", "2 – Insuffisante", "1 – Mauvaise", "Passer"]);
    }

    [Theory]
    [InlineData("4", 4)]
    [InlineData("5 – Excellente", 5)]
    [InlineData("2/5", 2)]
    [InlineData("trois", 3)]
    public async Task Score_is_taken_and_a_comment_is_welcome(string said, int score)
    {
        await using var talk = new LiveTalk();
        await SatisfactionTalk.ResolveAsync(talk);
        await SatisfactionTalk.AskAsync(talk);

        var thanks = (await talk.SayAsync(said, Cancel)).ShouldHaveSingleItem();
        LiveTalk.Buttons(thanks).ShouldBe(["Ajouter un commentaire"]);
        await talk.SayAsync("Ajouter un commentaire", Cancel);
        var last = (await talk.SayAsync("Très bien, écrivez-moi à anne@example.fr", Cancel)).ShouldHaveSingleItem();

        LiveTalk.Text(last).ShouldBe("Merci, votre commentaire est transmis à l'équipe.");
        (await SatisfactionTalk.RowAsync(talk)).ShouldBe($"chat/answered/{score}/Très bien, écrivez-moi à •••");
    }

    [Theory]
    [InlineData("Passer")]
    [InlineData("passer")]
    [InlineData("non merci")]
    public async Task Skipping_takes_one_word(string said)
    {
        await using var talk = new LiveTalk();
        await SatisfactionTalk.ResolveAsync(talk);
        await SatisfactionTalk.AskAsync(talk);

        LiveTalk.Text((await talk.SayAsync(said, Cancel)).ShouldHaveSingleItem()).ShouldBe("Entendu. Je reste là si vous avez une question.");

        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("chat/skipped//");
    }

    [Fact]
    public async Task Any_other_text_is_a_question_and_a_later_digit_is_no_score()
    {
        await using var talk = new LiveTalk();
        await SatisfactionTalk.ResolveAsync(talk);
        await SatisfactionTalk.AskAsync(talk);

        var answer = (await talk.SayAsync("Ma balise de service Dell refuse de s'activer, comment obtenir mon abonnement Red Hat ?", Cancel)).ShouldHaveSingleItem();
        LiveTalk.Kind(answer).ShouldBe("answer");
        await talk.SayAsync("5", Cancel);

        (await SatisfactionTalk.RowAsync(talk)).ShouldBe("chat/asked//");
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("1.", 1)]
    [InlineData("4 sur 5", 4)]
    [InlineData("CINQ", 5)]
    [InlineData("3 – correcte", 3)]
    [InlineData("0", null)]
    [InlineData("6", null)]
    [InlineData("12", null)]
    [InlineData("j'ai 5 serveurs", null)]
    [InlineData("", null)]
    public void Score_is_a_score_and_nothing_else(string text, int? score) => SatisfactionQuestion.ReadScore(text).ShouldBe(score);
}
