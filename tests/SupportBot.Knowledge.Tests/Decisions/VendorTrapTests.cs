namespace SupportBot.Knowledge.Tests.Decisions;

/// <summary>The same subject has opposite answers at different vendors: never the wrong one's.</summary>
public sealed class VendorTrapTests(RepositoryContent repository) : IClassFixture<RepositoryContent>
{
    [Theory]
    [InlineData("puis-je renouveler après expiration ?")]
    [InlineData("Mon contrat est expiré, que faire ?")]
    [InlineData("Mon abonnement a expiré, puis-je encore le renouveler ?")]
    [InlineData("j'ai 30 jours après l'expiration ?")]
    [InlineData("Combien de temps après l'expiration puis-je renouveler ?")]
    [InlineData("expire depuis 3 jours trop tard ?")]
    [InlineData("comment renouveler ?")]
    [InlineData("où trouver mon code d'activation ?")]
    public void Question_that_vendors_answer_differently_asks_which_vendor(string question)
    {
        var decision = repository.Snapshot.Decide(question, SearchContext.None);

        decision.Kind.ShouldBe(DecisionKind.Clarify);
        decision.AsksVendor.ShouldBeTrue();
        decision.Results.Select(result => result.Entry.Vendor).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(1);
        decision.Results.Count.ShouldBeInRange(2, 4);
    }

    [Theory]
    [InlineData("mon contrat Symantec est expiré depuis 10 jours", "contrat-perime")]
    [InlineData("mon abonnement Red Hat est expiré depuis 10 jours", "renouvellement-portail")]
    [InlineData("comment renouveler mes abonnements Red Hat", "renouvellement-portail")]
    [InlineData("renouveler chez Symantec comment faire", "renouvellement-procedure")]
    public void Named_vendor_is_answered_for_itself(string question, string expected)
    {
        var decision = repository.Snapshot.Decide(question, SearchContext.None);

        decision.Kind.ShouldBe(DecisionKind.Answer);
        decision.Answers[0].Entry.Id.ShouldBe(expected);
    }

    [Theory]
    [InlineData("puis-je renouveler après expiration ?", "redhat", "renouvellement-portail")]
    [InlineData("puis-je renouveler après expiration ?", "symantec", "periode-grace")]
    public void Vendor_of_the_conversation_settles_the_question(string question, string vendor, string expected)
    {
        var decision = repository.Snapshot.Decide(question, new SearchContext(vendor, null));

        decision.Kind.ShouldBe(DecisionKind.Answer);
        decision.Answers[0].Entry.Id.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Comment transférer un abonnement Symantec à une autre société ?")]
    [InlineData("comment obtenir une facture symantec")]
    [InlineData("période de grâce chez Red Hat")]
    public void Subject_the_named_vendor_has_no_entry_on_is_not_answered_with_another_vendors(string question)
    {
        var decision = repository.Snapshot.Decide(question, SearchContext.None);
        var named = question.Contains("Red Hat", StringComparison.Ordinal) ? "redhat" : "symantec";

        decision.Answers.ShouldAllBe(answer => answer.Entry.Vendor == named);
        decision.Ranked.ShouldAllBe(result => result.Entry.Vendor == named || result.Entry.Vendor == "general" || (named == "redhat" && result.Entry.Vendor != "symantec"));
    }

    [Fact]
    public void Subject_of_another_vendor_far_ahead_overrides_the_remembered_vendor()
    {
        var decision = repository.Snapshot.Decide("ma balise dell est refusée", new SearchContext("symantec", "periode-grace"));

        decision.Kind.ShouldBe(DecisionKind.Answer);
        decision.Answers[0].Entry.Id.ShouldBe("activation-dell");
        decision.Vendor.ShouldBe("dell");
    }
}
