using SupportBot.Dialogs.Recognizers.Choices;

namespace SupportBot.Dialogs.Prompts;

/// <summary>A yes or a no in a message: said somewhere in it, and said by the whole of it. Null: neither.</summary>
internal readonly record struct YesNo(bool? Said, bool? Whole)
{
    private const int LongestAnswer = 25;
    private const double NothingElse = 0.99;

    /// <summary>Reads a message; longer ones than twenty-five words answer something else.</summary>
    public static YesNo Of(FoldedText text)
    {
        if (text.Words.Count > LongestAnswer || BooleanRecognizer.ReadAnswer(text.Tokens) is not { } answer)
        {
            return default;
        }

        var isWhole = text.Words.Count <= 1 || BooleanRecognizer.Recognize(text.Tokens) is [{ Value.Score: >= NothingElse }];
        return new YesNo(answer, isWhole ? answer : null);
    }
}
