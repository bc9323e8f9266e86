using SupportBot.Bot.Insights.Sessions;

namespace SupportBot.Bot.Tests.Insights.Sessions;

public sealed class SessionCountTests(InsightsFixture bot) : IClassFixture<InsightsFixture>
{
    private const string Answered = "Ma balise de service Dell refuse de s'activer, comment obtenir mon abonnement Red Hat ?";

    [Theory]
    [InlineData("resolved/implied", Answered)]
    [InlineData("resolved/confirmed", Answered, "Oui, merci")]
    [InlineData("resolved/confirmed", Answered, "Oui, merci", "au revoir")]
    [InlineData("abandoned/not_helpful", Answered, "Non")]
    [InlineData("abandoned/unanswered", "quelle est la recette du gâteau au chocolat ?")]
    [InlineData("nothing/courtesy", "bonjour", "merci")]
    [InlineData("abandoned/form/hp/order_number", "/hp", "serveur")]
    [InlineData("abandoned/cancelled/hp", "/hp", "annuler")]
    [InlineData("resolved/guided/activation", "/activation", "redhat.com")]
    [InlineData("handed_over/asked/agent", "/agent", "anne@example.fr")]
    [InlineData("resolved/implied", "/hp", "annuler", Answered)]
    [InlineData("resolved/implied", "quelle est la recette du gâteau au chocolat ?", Answered)]
    public async Task Session_has_the_outcome_of_the_last_thing_that_was_wanted(string expected, params string[] said)
    {
        using var visitor = await bot.TalkAsync(said);

        await bot.CountAsync();

        (await bot.SessionsAsync(visitor.ConversationId)).ShouldBe([expected]);
    }

    [Fact]
    public async Task Visitor_who_says_nothing_is_counted_as_nothing()
    {
        using var visitor = await bot.VisitAsync();

        await bot.CountAsync();

        (await bot.SessionsAsync(visitor.ConversationId)).ShouldBeSubsetOf(["nothing/silent"]);
    }

    [Fact]
    public async Task Session_under_way_is_not_counted_yet()
    {
        using var visitor = await bot.TalkAsync(Answered);

        bot.Clock.Advance(SessionFold.Silence - TimeSpan.FromMinutes(1));
        await bot.Get<SessionCounter>().CountAsync(TestContext.Current.CancellationToken);

        (await bot.SessionsAsync(visitor.ConversationId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Counting_again_counts_nothing_again()
    {
        using var visitor = await bot.TalkAsync(Answered);
        await bot.CountAsync();

        await bot.CountAsync();
        await bot.CountAsync();

        (await bot.SessionsAsync(visitor.ConversationId)).ShouldBe(["resolved/implied"]);
    }

    [Fact]
    public async Task Silence_of_half_an_hour_parts_two_sessions()
    {
        using var visitor = await bot.TalkAsync("quelle est la recette du gâteau au chocolat ?");
        bot.Clock.Advance(SessionFold.Silence);

        await bot.SayAsync(visitor, Answered);
        await bot.CountAsync();

        (await bot.SessionsAsync(visitor.ConversationId)).ShouldBe(["abandoned/unanswered", "resolved/implied"]);
    }

    [Fact]
    public async Task Form_that_is_taken_up_again_is_not_an_abandoned_one()
    {
        using var visitor = await bot.TalkAsync("/hp", "serveur");
        await bot.CountAsync();
        (await bot.SessionsAsync(visitor.ConversationId)).ShouldBe(["abandoned/form/hp/order_number"]);

        await bot.SayAsync(visitor, "7001234567");
        await bot.CountAsync();

        (await bot.SessionsAsync(visitor.ConversationId)).ShouldBe(["resumed/form/hp/order_number", "abandoned/form/hp/said"]);
        (await bot.FlowsAsync(visitor.ConversationId)).ShouldBe(["hp/resumed/order_number", "hp/abandoned/said"]);
    }

    [Fact]
    public async Task Form_taken_up_after_a_day_counts_anew()
    {
        using var visitor = await bot.TalkAsync("/hp", "serveur");
        await bot.CountAsync();
        bot.Clock.Advance(SessionFold.Memory);

        await bot.SayAsync(visitor, "/hp");
        await bot.CountAsync();

        (await bot.SessionsAsync(visitor.ConversationId))[0].ShouldBe("abandoned/form/hp/order_number");
    }

    [Fact]
    public async Task Nothing_that_was_said_is_kept_in_a_session()
    {
        using var visitor = await bot.TalkAsync("/hp", "serveur", "7001234567");
        await bot.CountAsync();

        var rows = await bot.Get<Bot.Persistence.IDatabase>().QueryAsync(
            Bot.Persistence.SqlStatement.Of("SELECT * FROM sessions WHERE conversation_id = $1", visitor.ConversationId),
            static reader => string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString())),
            TestContext.Current.CancellationToken);

        rows.ShouldHaveSingleItem().ShouldNotContain("7001234567");
    }
}
