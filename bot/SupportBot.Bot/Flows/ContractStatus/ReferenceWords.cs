using SupportBot.Bot.Contracts;
using SupportBot.Bot.Flows.RequestStatus;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;
using SupportBot.Dialogs.Recognizers.Sequences;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.ContractStatus;

/// <summary>Reads what people name their contracts by: a number of any kind, an address, "tous mes contrats", "le rapport".</summary>
internal static class ReferenceWords
{
    /// <summary>Value for all contracts.</summary>
    public const string All = "*";

    /// <summary>Value for all contracts as a file.</summary>
    public const string File = "*csv";

    private const int MostWordsOfANumber = 4;

    private static readonly FormTexts Texts = FormTexts.For<ContractStatusFlow>("ContractStatusTexts");

    /// <summary>An answer to the question for a reference.</summary>
    public static SlotAnswer<string> Read(SlotInput input)
    {
        if (InSentence(input.Text) is { } all)
        {
            return SlotAnswer.Accept(all.Value, Certainty.Sure);
        }

        if (EmailRecognizer.Recognize(input.Text) is [{ Value.Text: { } email }, ..])
        {
            return SlotAnswer.Accept(email.ToLowerInvariant(), Certainty.Sure);
        }

        if (CaseWords.FindReference(input.Text) is { } request)
        {
            return SlotAnswer.Accept(request.Value, Certainty.Sure);
        }

        if (Announced(input.Text) is { } found)
        {
            return SlotAnswer.Accept(found.Value, Certainty.Likely);
        }

        var isShort = input.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: <= MostWordsOfANumber } words
            && !words.Any(word => word.Length > 3 && word.All(char.IsLetter));
        return isShort && input.Text.Any(char.IsDigit) && ContractReference.TryParse(input.Text, out var reference) && reference.Key.Length > 2
            ? SlotAnswer.Accept(reference.Key, Certainty.Likely)
            : SlotAnswer.None<string>();
    }

    /// <summary>A reference in any sentence: announced as one, an address, or all of them.</summary>
    public static Found<string>? Find(SlotInput input) => Announced(input.Text) ?? InSentence(input.Text);

    /// <summary>As it is shown back.</summary>
    public static string Display(string value) => value switch
    {
        All => Texts["DisplayAll"],
        File => Texts["DisplayFile"],
        _ => value,
    };

    /// <summary>Whether the words ask for the file.</summary>
    public static bool AsksFile(string text) => Occurs(FrenchText.Fold(text), "WordsFile") is not null;

    /// <summary>Whether the words ask for all contracts.</summary>
    public static bool AsksAll(string text) => Occurs(FrenchText.Fold(text), "WordsAll") is not null;

    private static Found<string>? Announced(string text)
    {
        foreach (var found in IdentifierRecognizer.Recognize(text))
        {
            if (found.Value is { IsAnnounced: true, Check: { IsUsable: true, Kind: not IdentifierKind.CaseReference } check } && check.Value.Any(char.IsAsciiDigit))
            {
                return new Found<string>(check.Value, found.Start, found.End - found.Start + 1);
            }
        }

        return null;
    }

    private static Found<string>? InSentence(string text)
    {
        var folded = FrenchText.Fold(text);
        if (Occurs(folded, "WordsFile") is { } file)
        {
            return At(File, file);
        }

        return !text.Any(char.IsDigit) && Occurs(folded, "WordsAll") is { } all ? At(All, all) : null;

        // Folding may change the length: then the whole message is meant.
        Found<string> At(string value, (int Start, int Length) place) =>
            folded.Length == text.Length ? new Found<string>(value, place.Start, place.Length) : new Found<string>(value, 0, text.Length);
    }

    private static (int Start, int Length)? Occurs(string folded, string key)
    {
        foreach (var words in Texts.List(key))
        {
            var start = folded.IndexOf(words, StringComparison.Ordinal);
            if (start >= 0)
            {
                return (start, words.Length);
            }
        }

        return null;
    }
}
