using SupportBot.Bot.Cases;

namespace SupportBot.Bot.Tests.Cases;

public sealed class CaseReferenceTests
{
    [Theory]
    [InlineData("SB-2026-000123", 2026, 123)]
    [InlineData(" sb-2026-000123 ", 2026, 123)]
    [InlineData("sb 2026 123", 2026, 123)]
    [InlineData("SB2026-123", 2026, 123)]
    [InlineData("SB–2026–000123", 2026, 123)]
    [InlineData("SB-2027-1234567", 2027, 1234567)]
    public void Reference_is_read_however_people_write_it(string text, int year, int number)
    {
        CaseReference.TryParse(text, out var reference).ShouldBeTrue();

        reference.ShouldBe(new CaseReference(year, number));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SB")]
    [InlineData("SB-2026")]
    [InlineData("SB-2026-000000")]
    [InlineData("SB-1026-000001")]
    [InlineData("SB-2026-0000001234")]
    [InlineData("XSB-2026-000123")]
    [InlineData("SB-2026-000123 et SB-2026-000124")]
    public void Text_that_is_not_one_reference_is_refused(string? text) => CaseReference.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Reference_is_found_in_a_sentence()
    {
        CaseReference.TryFind("Où en est ma demande sb-2026-000123 ?", out var reference).ShouldBeTrue();

        reference.ToString().ShouldBe("SB-2026-000123");
    }

    [Theory]
    [InlineData(1, "SB-2026-000001")]
    [InlineData(999_999, "SB-2026-999999")]
    [InlineData(1_000_000, "SB-2026-1000000")]
    public void Written_reference_has_six_digits_at_least_and_reads_back(int number, string expected)
    {
        var reference = new CaseReference(2026, number);

        reference.ToString().ShouldBe(expected);
        CaseReference.Parse(expected).ShouldBe(reference);
    }
}
