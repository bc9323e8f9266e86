using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>An identifier in free text.</summary>
/// <param name="Check">What it most likely is, checked as that.</param>
/// <param name="IsAnnounced">Whether words before it say what it is; without them the kind is a guess from the form.</param>
/// <param name="OtherKinds">Other kinds that have its form, the likeliest first.</param>
public sealed record IdentifierValue(IdentifierCheck Check, bool IsAnnounced, IReadOnlyList<IdentifierKind> OtherKinds) : IResolution
{
    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Describe() =>
    [
        new Dictionary<string, string>(StringComparer.Ordinal) { ["value"] = Check.Value, ["kind"] = Check.Kind.ToString() },
    ];
}

/// <summary>
/// Finds identifiers in free text and says of what kind they are, by the words before them ("mon SAID est...") or by their form. Words of the
/// language are never taken for identifiers: without a digit, only capitals right after a cue count. Pure, thread-safe and free of exceptions
/// on any text.
/// </summary>
/// <example>
/// <c>IdentifierRecognizer.Recognize("non, le SAID c'est 1015 2233 4455")</c> finds the SAID <c>101522334455</c> at 19 to 32.
/// </example>
public static class IdentifierRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "identifier";

    /// <summary>Finds every identifier, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<Recognition<IdentifierValue>> Recognize(string text) => Recognize(TokenizedText.Of(text));

    internal static IReadOnlyList<Recognition<IdentifierValue>> Recognize(TokenizedText tokens)
    {
        var found = new List<Recognition<IdentifierValue>>();
        for (var index = 0; index < tokens.Count; index++)
        {
            var span = IdentifierSpan.Read(tokens, index);
            if (!span.Found)
            {
                continue;
            }

            if (IdentifierJudge.Judge(tokens, span) is { } value)
            {
                found.Add(tokens.Recognize(TypeName, span.First, span.Last, value));
            }

            index = span.Last;
        }

        return found;
    }

    /// <summary>
    /// The identifier of the kind in an answer to a question for it: the only fitting one in the text, or the whole text when it is short.
    /// </summary>
    /// <param name="kind">What was asked for.</param>
    /// <param name="text">Any text: <c>"5RFDP01"</c>, <c>"c'est le 1015 2233 4455 je crois"</c>.</param>
    /// <returns>The check of the best candidate; a rejected one when there is none.</returns>
    public static IdentifierCheck ReadAnswer(IdentifierKind kind, string text)
    {
        var whole = IdentifierRules.Check(kind, text);
        if (whole.Verdict == IdentifierVerdict.Accepted)
        {
            return whole;
        }

        var candidates = Candidates(TokenizedText.Of(text), kind).Select(part => IdentifierRules.Check(kind, part)).Where(check => check.IsUsable).ToList();
        var accepted = candidates.Find(check => check.Verdict == IdentifierVerdict.Accepted);
        return accepted ?? (candidates.Count == 1 && !whole.IsUsable ? candidates[0] : whole);
    }

    // Only a login may have no digit, and in a whole letter any word of it would do for one.
    private static IEnumerable<string> Candidates(TokenizedText tokens, IdentifierKind kind)
    {
        var wantsDigit = tokens.Text.Length > IdentifierRules.LongestInput || kind != IdentifierKind.Account;
        for (var index = 0; index < tokens.Count; index++)
        {
            var span = IdentifierSpan.Read(tokens, index);
            if (!span.Found)
            {
                continue;
            }

            if (!wantsDigit || tokens.Text.AsSpan(tokens[span.First].Start..tokens[span.Last].End).ContainsAnyInRange('0', '9'))
            {
                yield return tokens.Slice(span.First, span.Last);
            }

            index = span.Last;
        }
    }
}
