namespace SupportBot.Bot.Cases.Letters;

/// <summary>Parts that letters have in common.</summary>
internal static class LetterLines
{
    /// <summary>One line per field: "- SAID : 1015 2233 4455".</summary>
    public static string Fields(IEnumerable<CaseField> fields, bool hideSensitive) => string.Join('\n', fields
        .Where(static field => field.Key != "consent")
        .Select(field => LetterTexts.Of.Format("Field", ("label", CaseTexts.Label(field.Key, field.Label)), ("value", Value(field, hideSensitive)))));

    public static string Labels(IEnumerable<string> keys) => string.Join(", ", keys.Select(key => LowerFirst(CaseTexts.Label(key))));

    public static string Files(IEnumerable<CaseAttachment> files) => string.Join(", ", files.Select(file => file.File.Name));

    private static string Value(CaseField field, bool hideSensitive) =>
        (field.Sensitive && hideSensitive ? CaseRows.Hidden : field.Shown ?? field.Value).ReplaceLineEndings("\n  ");

    /// <summary>"Capture d'écran" within a sentence, but "SAID" as it is.</summary>
    private static string LowerFirst(string label) =>
        label.Length > 1 && char.IsLower(label[1]) && !label.StartsWith("Red Hat", StringComparison.Ordinal) ? char.ToLowerInvariant(label[0]) + label[1..] : label;
}
