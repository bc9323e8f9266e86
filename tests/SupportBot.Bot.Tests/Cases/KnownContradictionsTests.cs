using SupportBot.Bot.Cases;

namespace SupportBot.Bot.Tests.Cases;

public sealed class KnownContradictionsTests
{
    // 23 November 2026 is the day of the turn.
    [Theory]
    [InlineData("renewal", "vendor=redhat;end_date=2026-11-23", "")] // the last day is still active
    [InlineData("renewal", "vendor=redhat;end_date=2026-11-22", "C1")] // day 1
    [InlineData("renewal", "vendor=redhat;end_date=2026-10-24", "C1")] // day 30
    [InlineData("renewal", "vendor=redhat;end_date=2026-10-23", "C1")] // day 31: the agent should still know
    [InlineData("renewal", "vendor=redhat;end_date=2026-10-22", "")]
    [InlineData("renewal", "vendor=redhat;end_date=demain", "")]
    [InlineData("renewal", "vendor=redhat", "")]
    [InlineData("renewal", "vendor=symantec;situation=before_end", "C6")]
    [InlineData("renewal", "vendor=symantec;situation=expired", "C6,C7")]
    [InlineData("renewal", "vendor=symantec;situation=never", "C6,C7")]
    [InlineData("dell", "digitally_fulfilled=no", "")]
    [InlineData("dell", "digitally_fulfilled=yes", "C3")]
    [InlineData("dell", "digitally_fulfilled=unknown", "C3")]
    [InlineData("hp", "region=europe", "C5")]
    [InlineData("hp", "region=Americas", "")]
    [InlineData("hp", "", "C5")]
    [InlineData("transfer", "kind=same_company", "C12")]
    [InlineData("transfer", "kind=separate_entity", "")]
    [InlineData("agent", "topic=facture", "")]
    public void Contradictions_follow_from_the_values(string flow, string values, string expected)
    {
        var draft = new CaseDraft(new CaseReference(2026, 1), flow, CaseReason.FormSent)
        {
            Fields = [.. values.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => new CaseField(pair[0], pair[1]))],
        };

        string.Join(',', KnownContradictions.Of(draft, CaseFixture.Start)).ShouldBe(expected);
    }

    [Fact]
    public void Those_that_the_flow_names_are_kept_once_and_in_order()
    {
        var draft = CaseFixture.Dell() with { Contradictions = ["C11", "C3"] };

        KnownContradictions.Of(draft, CaseFixture.Start).ShouldBe(["C3", "C11"]);
    }

    [Fact]
    public void Every_code_has_a_note_for_the_agent()
    {
        foreach (var code in new[] { "C1", "C3", "C5", "C6", "C7", "C11", "C12" })
        {
            CaseTexts.Contradiction(code).Length.ShouldBeGreaterThan(20);
        }
    }
}
