using System.Globalization;

namespace SupportBot.Dialogs.Recognizers.Choices;

/// <summary>Emoji that say yes or no: a thumb up, a check mark, a cross.</summary>
internal static class EmojiAnswers
{
    private const string Yes = "👍👌✅✔☑🆗💯";

    private const string No = "👎❌✖🚫⛔🙅";

    /// <summary>The first such emoji, with its skin tone.</summary>
    internal static Recognition<BooleanValue>? Find(string text)
    {
        // Most texts have none: emoji are surrogate pairs or stand in the symbol block.
        if (text.AsSpan().IndexOfAnyInRange('\u2600', '\u27bf') < 0 && text.AsSpan().IndexOfAnyInRange('\ud83c', '\ud83e') < 0)
        {
            return null;
        }

        var elements = StringInfo.GetTextElementEnumerator(text);
        var count = 0;
        (int Start, string Text, bool Answer)? found = null;
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            count += string.IsNullOrWhiteSpace(element) ? 0 : 1;
            found ??= Answer(element) is { } answer ? (elements.ElementIndex, element, answer) : null;
        }

        return found is { } match
            ? new Recognition<BooleanValue>(
                BooleanRecognizer.TypeName, match.Text, match.Start, match.Start + match.Text.Length - 1, new BooleanValue(match.Answer, 0.4 + (0.6 / count)))
            : null;
    }

    private static bool? Answer(string element)
    {
        var head = char.IsHighSurrogate(element[0]) && element.Length > 1 ? element[..2] : element[..1];
        if (head.Length == 1 && head[0] < '\u2600')
        {
            return null;
        }

        return Yes.Contains(head, StringComparison.Ordinal) ? true : No.Contains(head, StringComparison.Ordinal) ? false : null;
    }
}
