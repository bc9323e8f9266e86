namespace SupportBot.Dialogs.Prompts;

/// <summary>Understands yes and no as French people write them.</summary>
internal static class YesNo
{
    private const int LongestSentence = 12;

    /// <summary>True for yes, false for no, null for neither.</summary>
    public static bool? Read(FoldedText text) =>
        ReadWhole(text) ?? (text.Words.Count is > 1 and <= LongestSentence ? ReadFirstWord(text) : null);

    /// <summary>The same when the message says nothing else.</summary>
    public static bool? ReadWhole(FoldedText text)
    {
        var key = Lexicon.KeyOf(text);
        if (Lexicon.French["no"].Contains(key))
        {
            return false;
        }

        return Lexicon.French["yes"].Contains(key) ? true : null;
    }

    // "oui je suis l'administrateur", "non je l'ai perdu": the first word says it.
    private static bool? ReadFirstWord(FoldedText text) => text.Word(0) switch
    {
        "oui" or "ouais" or "ok" => true,
        "non" or "nan" => false,
        _ => null,
    };
}
