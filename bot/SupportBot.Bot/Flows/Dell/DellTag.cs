using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Dell;

/// <summary>
/// The service tag, or the Express Service Code printed beside it, which is the same number in base 10: it is turned into the tag and said back.
/// No checksum exists, so the shape is all that can be checked. Source of the conversion: a tag is a base-36 number.
/// </summary>
internal static class DellTag
{
    private const int LettersOfTag = 7;

    private static readonly Func<SlotInput, SlotAnswer<string>> ReadTag = Identifiers.Reader(IdentifierKind.DellServiceTag, Certainty.Likely);
    private static readonly Func<SlotInput, Found<string>?> FindTag = Identifiers.Finder(IdentifierKind.DellServiceTag, onlyAnnounced: false);
    private static readonly Func<SlotInput, Found<string>?> FindCode = Identifiers.Finder(IdentifierKind.DellExpressServiceCode, onlyAnnounced: true);

    public static SlotAnswer<string> Read(SlotInput input, FormTexts texts)
    {
        var tag = ReadTag(input);
        if (tag.IsAccepted)
        {
            return tag;
        }

        var code = IdentifierRecognizer.ReadAnswer(IdentifierKind.DellExpressServiceCode, input.Text);
        if (code.IsUsable && DellServiceTag.FromExpressServiceCode(code.Value) is { } converted)
        {
            return SlotAnswer.Confirm(converted, texts.Format("Converted", ("code", code.Display), ("tag", converted)));
        }

        return WithoutDigit(input.Text) is { } letters ? SlotAnswer.Confirm(letters, texts.Format("WithoutDigit", ("tag", letters))) : tag;
    }

    /// <summary>Seven letters are more often a word than a tag: only alone, where a tag was asked for, and only when the customer says so.</summary>
    private static string? WithoutDigit(string text) =>
        text.Trim().ToUpperInvariant() is { Length: LettersOfTag } letters && letters.All(char.IsAsciiLetterUpper) ? letters : null;

    public static Found<string>? Find(SlotInput input)
    {
        if (FindTag(input) is { } tag)
        {
            return tag;
        }

        return FindCode(input) is { } code && DellServiceTag.FromExpressServiceCode(code.Value) is { } converted
            ? new Found<string>(converted, code.Start, code.Length)
            : null;
    }
}
