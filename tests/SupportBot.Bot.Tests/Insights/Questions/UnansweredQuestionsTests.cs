using SupportBot.Bot.Insights.Questions;

namespace SupportBot.Bot.Tests.Insights.Questions;

public sealed class UnansweredQuestionsTests : IDisposable
{
    private readonly InsightsFixture _bot = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Wordings_of_one_need_are_counted_together_and_masked()
    {
        using var anne = await _bot.TalkAsync("Où trouver la recette du gâteau au chocolat ?", "ou trouver des recettes de gateaux au chocolat anne.martin@example.fr");
        using var paul = await _bot.TalkAsync("Où trouver la recette du gâteau au chocolat ?");

        var found = (await _bot.Get<UnansweredQuestions>().SinceAsync(InsightsFixture.Start, Token)).Single(question => question.Text.Contains("chocolat", StringComparison.Ordinal));

        found.Text.ShouldBe("Où trouver la recette du gâteau au chocolat ?");
        found.Wordings[0].Count.ShouldBe(2);
        found.Count.ShouldBeGreaterThanOrEqualTo(2);
        found.FirstSeen.ShouldBeLessThan(found.LastSeen);
        found.Wordings.ShouldAllBe(wording => !wording.Text.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_that_did_not_help_is_in_the_list()
    {
        const string Question = "Ma balise de service Dell est refusée par Red Hat, que faire pour l'activer ?";
        using var visitor = await _bot.TalkAsync(Question, "Non");

        var found = (await _bot.Get<UnansweredQuestions>().SinceAsync(InsightsFixture.Start, Token)).Single(question => question.Text == Question);

        found.NotHelpful.ShouldBe(1);
        found.Abstained.ShouldBe(0);
    }

    [Fact]
    public async Task Dismissed_question_is_marked_until_it_is_restored()
    {
        var questions = _bot.Get<UnansweredQuestions>();
        using var visitor = await _bot.TalkAsync("Où trouver la recette du gâteau au chocolat ?");
        var cluster = (await questions.SinceAsync(InsightsFixture.Start, Token)).ShouldHaveSingleItem().Cluster;

        await questions.DismissAsync(cluster, "elise", InsightsFixture.Start);
        (await questions.SinceAsync(InsightsFixture.Start, Token)).ShouldHaveSingleItem().IsDismissed.ShouldBeTrue();

        await questions.RestoreAsync(cluster);
        (await questions.SinceAsync(InsightsFixture.Start, Token)).ShouldHaveSingleItem().IsDismissed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Comment renouveler mes contrats ?", "renouveler mon contrat comment")]
    [InlineData("l'activation échoue", "ACTIVATION echoue")]
    public void Same_need_has_the_same_key(string one, string other) => QuestionCluster.Of(one).ShouldBe(QuestionCluster.Of(other));

    [Theory]
    [InlineData("renouveler dell", "renouveler hp")]
    [InlineData("où ?", "quoi ?")]
    public void Other_need_has_another_key(string one, string other) => QuestionCluster.Of(one).ShouldNotBe(QuestionCluster.Of(other));
}
