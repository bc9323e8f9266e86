using System.Globalization;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>A person named in a text.</summary>
/// <param name="Name">The name as written, with capitals when it had none, without its title.</param>
/// <param name="Title">"M.", "Mme"... as written; null when there was none.</param>
/// <param name="IsSelf">Whether the writer names himself or herself: "je m'appelle...", "ici...".</param>
public sealed record PersonValue(string Name, string? Title, bool IsSelf) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe()
    {
        var reading = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = Name };
        if (Title is not null)
        {
            reading["title"] = Title;
        }

        return [reading];
    }
}

/// <summary>A person with the tokens of the name.</summary>
internal sealed record PersonMatch(NameSpan Name, string? Title, bool IsSelf);

/// <summary>
/// Finds people who are named after a cue: <c>je m'appelle marie dupont</c>, <c>je suis Marie Dupont</c>, <c>ici Jean-Marc Petit</c>, <c>Mme Durand</c>.
/// There is no list of first names: without a cue nobody is found, and after a weak cue ("je suis") a name needs two words with capitals, so that
/// "je suis client" names nobody. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>PersonRecognizer.Recognize("Je suis Marie Dupont de Acme SARL")</c> finds <c>Marie Dupont</c> at 8 to 19, as the writer.</example>
public static class PersonRecognizer
{
    /// <summary>The type name of what is found; only the name is in the span.</summary>
    public const string TypeName = "person";

    private const int WordsOfFullName = 2;

    /// <summary>Finds every person, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<PersonValue>> Recognize(string text) => Recognize(TokenizedText.Of(text));

    /// <summary>The writer's own name, when the text gives it after a cue.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Null when nobody, or somebody else, is named.</returns>
    public static string? ReadSelf(string text) => FindSelf(TokenizedText.Of(text))?.Value.Name;

    /// <summary>The name that an answer to "who" gives in a sentence: "je m'appelle marie dupont", "c'est Claire Martin".</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Null when the answer is no such sentence; it may be the bare name then.</returns>
    public static string? ReadAnswer(string text) => ReadAnswer(TokenizedText.Of(text));

    internal static string? ReadAnswer(TokenizedText tokens)
    {
        if (FindSelf(tokens) is { } self)
        {
            return self.Value.Name;
        }

        var isPresented = tokens.Is(0, "c'") && tokens.Folded(1) is "est" or "etait" or "sera";
        return isPresented && PersonReader.Capitalised(tokens, 2) is { Found: true } name && name.Last >= tokens.Count - 2 ? Written(tokens, name) : null;
    }

    internal static Recognition<PersonValue>? FindSelf(TokenizedText tokens) => Recognize(tokens).FirstOrDefault(person => person.Value.IsSelf);

    internal static IReadOnlyList<Recognition<PersonValue>> Recognize(TokenizedText tokens) =>
        [.. Matches(tokens).Select(match => tokens.Recognize(TypeName, match.Name.First, match.Name.Last, new PersonValue(Written(tokens, match.Name), match.Title, match.IsSelf)))];

    /// <summary>The same by tokens.</summary>
    internal static IReadOnlyList<PersonMatch> Matches(TokenizedText tokens)
    {
        List<PersonMatch>? found = null;
        var capitalsTell = ContactWords.CapitalsTell(tokens.Text);
        for (var index = 0; index < tokens.Count; index++)
        {
            var cue = PersonCues.At(tokens, index);
            if (cue.Kind == PersonCue.None)
            {
                continue;
            }

            var after = PastTitle(tokens, cue.After, out var title);
            var name = NameAfter(tokens, after, cue.Kind, title is not null, capitalsTell);
            if (name.Found)
            {
                (found ??= []).Add(new PersonMatch(name, title, cue.Kind != PersonCue.Title));
                index = name.Last;
            }
        }

        return found ?? (IReadOnlyList<PersonMatch>)[];
    }

    private static NameSpan NameAfter(TokenizedText tokens, int first, PersonCue cue, bool hasTitle, bool capitalsTell)
    {
        var name = PersonReader.Capitalised(tokens, first);
        return cue switch
        {
            PersonCue.Strong or PersonCue.Likely when name.Found && capitalsTell => name,
            PersonCue.Strong => PersonReader.Uncapitalised(tokens, first),
            PersonCue.Likely => PersonReader.Uncapitalised(tokens, first) is { Words: >= WordsOfFullName } plain ? plain : NameSpan.None,
            _ when !capitalsTell || !name.Found => NameSpan.None,
            PersonCue.Presenting when name.Words < WordsOfFullName || !CompanyReader.FollowsPerson(tokens, name.Last + 1).Found => NameSpan.None,
            _ => hasTitle || name.Words >= WordsOfFullName || CompanyReader.FollowsPerson(tokens, name.Last + 1).Found ? name : NameSpan.None,
        };
    }

    private static int PastTitle(TokenizedText tokens, int index, out string? title)
    {
        var end = PersonCues.EndOfTitle(tokens, index);
        title = end > index ? tokens.Slice(index, end - 1) : null;
        return end;
    }

    // "marie dupont" is Marie Dupont; a name with a capital is kept as it is.
    private static string Written(TokenizedText tokens, NameSpan name)
    {
        var text = string.Join(' ', tokens.Slice(name.First, name.Last).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Any(char.IsUpper) ? text : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text);
    }
}
