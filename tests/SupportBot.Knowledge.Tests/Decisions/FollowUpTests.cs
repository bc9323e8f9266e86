namespace SupportBot.Knowledge.Tests.Decisions;

public sealed class FollowUpTests(RepositoryContent repository) : IClassFixture<RepositoryContent>
{
    [Theory]
    [InlineData("et pour Symantec ?", "redhat", "renouvellement-portail", "renouvellement-procedure")]
    [InlineData("Symantec", null, "renouvellement-portail", "renouvellement-procedure")]
    [InlineData("et chez Red Hat ?", "symantec", "periode-grace", "renouvellement-portail")]
    [InlineData("et chez HP ?", "dell", "activation-dell", "activation-hp")]
    [InlineData("et si c'est déjà expiré ?", "symantec", "renouvellement-procedure", "contrat-perime")]
    [InlineData("et si c'est déjà expiré ?", "redhat", "renouvellement-portail", "renouvellement-portail")]
    [InlineData("et le devis ?", "redhat", "renouvellement-portail", "renouvellement-devis")]
    public void Follow_up_is_read_with_the_last_answer(string question, string? vendor, string lastEntry, string expected)
    {
        var decision = repository.Snapshot.Decide(question, new SearchContext(vendor, lastEntry));

        decision.Kind.ShouldBe(DecisionKind.Answer);
        decision.Answers[0].Entry.Id.ShouldBe(expected);
    }

    [Fact]
    public void Follow_up_on_something_out_of_scope_is_not_answered_from_the_last_subject()
    {
        var decision = repository.Snapshot.Decide("et combien ça coûte ?", new SearchContext("symantec", "renouvellement-procedure"));

        decision.Kind.ShouldBe(DecisionKind.Abstain);
        decision.OutOfScope?.Id.ShouldBe("prix-tarifs");
    }
}
