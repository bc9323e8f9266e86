using System.Text;

namespace SupportBot.Knowledge.Tests.Decisions;

/// <summary>The same question in other characters gets the same answer.</summary>
public sealed class DisguisedQuestionTests(RepositoryContent repository) : IClassFixture<RepositoryContent>
{
    private const string Plain = "Symantec accorde-t-il un délai de grâce après l'expiration ?";

    public static TheoryData<string, string> Disguises => new()
    {
        { "decomposed accents", Plain.Normalize(NormalizationForm.FormD) },
        { "no accents", "Symantec accorde-t-il un delai de grace apres l'expiration ?" },
        { "capitals", Plain.ToUpperInvariant() },
        { "curly apostrophe and narrow no-break space", Plain.Replace('\'', '’').Replace(" ?", "\u202F?", StringComparison.Ordinal) },
        { "non-breaking hyphens", Plain.Replace('-', '\u2011') },
        { "zero-width characters in the words", Plain.Replace("ra", "r\u200Ba\u200D", StringComparison.Ordinal) },
        { "soft hyphens and a byte order mark", "\uFEFF" + Plain.Replace("ti", "t\u00ADi", StringComparison.Ordinal) },
        { "Cyrillic look-alikes", Plain.Replace('a', 'а').Replace('o', 'о').Replace('c', 'с') },
        { "full-width letters", string.Concat(Plain.Select(c => c is > ' ' and < (char)0x7F ? (char)(c + 0xFEE0) : c)) },
        { "emoji around it", "😀 " + Plain + " 🙏🙏" },
        { "tabs and line ends", Plain.Replace(" ", "\t\r\n ", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Disguises))]
    public void Disguised_question_is_answered_like_the_plain_one(string disguise, string question)
    {
        var decision = repository.Snapshot.Decide(question, SearchContext.None);

        decision.Kind.ShouldBe(DecisionKind.Answer, disguise);
        decision.Answers.ShouldHaveSingleItem(disguise).Entry.Id.ShouldBe("periode-grace", disguise);
    }
}
