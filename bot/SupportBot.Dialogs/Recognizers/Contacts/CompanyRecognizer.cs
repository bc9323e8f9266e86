using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>What a company named in a text has to do with the writer.</summary>
public enum CompanyRole
{
    /// <summary>The writer belongs to it or acts for it: "je travaille chez", "pour le compte de", "notre société".</summary>
    Own,

    /// <summary>Something is to leave it: "transférer les abonnements de la société A".</summary>
    From,

    /// <summary>Something is to go to it: "vers la société B".</summary>
    To,

    /// <summary>It is only named: "le devis de la société C".</summary>
    Mentioned,
}

/// <summary>A company named in a text.</summary>
/// <param name="Name">The name as written, with its legal form.</param>
/// <param name="Role">What it has to do with the writer.</param>
public sealed record CompanyValue(string Name, CompanyRole Role) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe() =>
    [
        new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = Name, ["role"] = Role.ToString() },
    ];
}

/// <summary>
/// Finds companies and public bodies that are named after a cue or with their legal form: <c>de la société Acme</c>, <c>pour le compte de Martin et Fils</c>,
/// <c>je travaille chez Acme</c>, <c>Acme SARL</c>, <c>la mairie de Lyon</c>. A name needs a capital, quotation marks or a legal form; makers of hardware and
/// software are left out, and so is "chez" after a purchase ("acheté chez Dell"). Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>CompanyRecognizer.Recognize("Je suis Marie Dupont de Acme SARL")</c> finds <c>Acme SARL</c> at 24 to 32, as the writer's own.</example>
public static class CompanyRecognizer
{
    /// <summary>The type name of what is found; only the name is in the span.</summary>
    public const string TypeName = "organization";

    private const int LongestAnswer = 6;

    /// <summary>A legal form shows a name in a longer answer too.</summary>
    private const int LongestSentence = 25;

    /// <summary>Finds every company, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<CompanyValue>> Recognize(string text) => Recognize(TokenizedText.Of(text));

    /// <summary>The first company of a role.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="role">What it has to do with the writer.</param>
    /// <returns>Null when no company, or only others, are named.</returns>
    public static string? ReadFirst(string text, CompanyRole role) => Find(TokenizedText.Of(text), role)?.Value.Name;

    /// <summary>The company that an answer to "which company" names in a sentence: "je travaille chez Acme", "c'est Acme", "la société Acme".</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Null when the answer is no such sentence; it may be the bare name then.</returns>
    public static string? ReadAnswer(string text) => ReadAnswer(TokenizedText.Of(text));

    internal static string? ReadAnswer(TokenizedText tokens)
    {
        var found = Recognize(tokens);
        if (found is [{ Value: var only }] && (only.Role == CompanyRole.Own || tokens.Count <= (CompanyReader.HasLegalForm(tokens, only.Name) ? LongestSentence : LongestAnswer)))
        {
            return only.Name;
        }

        var first = tokens.Folded(0) is "chez" or "pour" ? 1 : tokens.Is(0, "c'") && tokens.Is(1, "est") ? 2 : 0;
        return first > 0 && found.Count == 0 && CompanyReader.Named(tokens, first) is { Found: true } span && span.Last == tokens.Count - 1 ? Written(tokens, span) : null;
    }

    internal static Recognition<CompanyValue>? Find(TokenizedText tokens, CompanyRole role) => Recognize(tokens).FirstOrDefault(company => company.Value.Role == role);

    internal static IReadOnlyList<Recognition<CompanyValue>> Recognize(TokenizedText tokens)
    {
        List<Recognition<CompanyValue>>? found = null;
        if (!ContactWords.CapitalsTell(tokens.Text))
        {
            return [];
        }

        var people = PersonRecognizer.Matches(tokens);
        for (var (index, person) = (0, 0); index < tokens.Count; index++)
        {
            var self = default(PersonMatch);
            for (; person < people.Count && people[person].Name.First <= index; person++)
            {
                self = people[person];
                index = Math.Max(index, self.Name.Last + 1);
            }

            var (span, role) = self is { IsSelf: true } && CompanyReader.FollowsPerson(tokens, index) is { Found: true } employer
                ? (employer, CompanyRole.Own)
                : CompanyCues.At(tokens, index);
            if (span.Found)
            {
                (found ??= []).Add(tokens.Recognize(TypeName, span.First, span.Last, new CompanyValue(Written(tokens, span), role)));
                index = span.Last;
            }
        }

        return found ?? (IReadOnlyList<Recognition<CompanyValue>>)[];
    }

    private static string Written(TokenizedText tokens, CompanySpan span) =>
        string.Join(' ', tokens.Slice(span.First, span.Last).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
