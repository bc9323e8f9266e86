using System.Globalization;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>The question in the chat, and what can be its answer. Whatever is none is an ordinary message: nobody is held up.</summary>
internal static class SatisfactionQuestion
{
    private const int Lowest = 1;
    private const int Highest = 5;
    private const int LowScore = 2;

    private static readonly string[] Words = ["un", "deux", "trois", "quatre", "cinq"];
    private static readonly string[] SkipWords = ["passer", "passe", "je passe", "non", "non merci", "plus tard", "ignorer", "pas maintenant"];

    /// <summary>The question, answerable by a click or by typing.</summary>
    public static Activity Ask(string reference) => Say(
        SatisfactionTexts.Of.Format("Ask", ("case", reference)), reference, [.. Enumerable.Range(Lowest, Highest).Reverse().Select(Label), SatisfactionTexts.Of["Skip"]]);

    /// <summary>Takes the message when it answers; false when it is about something else, which it then is for good.</summary>
    public static async Task<bool> TryTakeAsync(ITurnContext turnContext, AwaitedScore awaited, Action<AwaitedScore?> remember, CancellationToken cancellationToken)
    {
        var text = turnContext.Activity.Text?.Trim() ?? "";
        remember(null);
        var reply = awaited.Stage switch
        {
            SatisfactionStage.Score => OnScore(turnContext, awaited, text, remember),
            SatisfactionStage.CommentOffered => OnOffer(awaited, text, remember),
            _ => OnComment(turnContext, awaited, text),
        };
        if (reply is null)
        {
            return false;
        }

        await turnContext.SendActivityAsync(reply, cancellationToken);
        return true;
    }

    /// <summary>The score that a message is; null when it is none.</summary>
    public static int? ReadScore(string text)
    {
        var folded = FrenchText.Fold(text).TrimEnd('.', '!', ' ');
        for (var score = Lowest; score <= Highest; score++)
        {
            var digit = score.ToString(CultureInfo.InvariantCulture);
            if (folded == digit || folded == Words[score - 1] || folded == $"{digit}/5" || folded == $"{digit} / 5" || folded == $"{digit} sur 5" || folded == FrenchText.Fold(Label(score)))
            {
                return score;
            }
        }

        return null;
    }

    public static string Label(int score) => SatisfactionTexts.Of[string.Create(CultureInfo.InvariantCulture, $"Score{score}")];

    private static Activity? OnScore(ITurnContext turnContext, AwaitedScore awaited, string text, Action<AwaitedScore?> remember)
    {
        if (IsSkip(text))
        {
            turnContext.AddEffect(new ScoreSkipped(awaited.Case));
            return Say(SatisfactionTexts.Of["Skipped"], awaited.Case, []);
        }

        if (ReadScore(text) is not { } score)
        {
            return null;
        }

        turnContext.AddEffect(new ScoreGiven(awaited.Case, score));
        remember(new AwaitedScore { Case = awaited.Case, Stage = SatisfactionStage.CommentOffered });
        return Say(SatisfactionTexts.Of[score <= LowScore ? "ThanksLow" : "Thanks"], awaited.Case, [SatisfactionTexts.Of["AddComment"]]);
    }

    private static Activity? OnOffer(AwaitedScore awaited, string text, Action<AwaitedScore?> remember)
    {
        if (FrenchText.Fold(text) != FrenchText.Fold(SatisfactionTexts.Of["AddComment"]))
        {
            return null;
        }

        remember(new AwaitedScore { Case = awaited.Case, Stage = SatisfactionStage.Comment });
        return Say(SatisfactionTexts.Of["AskComment"], awaited.Case, [SatisfactionTexts.Of["Skip"]]);
    }

    private static Activity? OnComment(ITurnContext turnContext, AwaitedScore awaited, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (IsSkip(text))
        {
            return Say(SatisfactionTexts.Of["Skipped"], awaited.Case, []);
        }

        turnContext.AddEffect(new ScoreExplained(awaited.Case, text));
        return Say(SatisfactionTexts.Of["ThanksComment"], awaited.Case, []);
    }

    private static bool IsSkip(string text) => SkipWords.Contains(FrenchText.Fold(text).TrimEnd('.', '!', ' '), StringComparer.Ordinal);

    private static Activity Say(string text, string reference, IReadOnlyList<string> buttons) => Activity.Message(text) with
    {
        InputHint = InputHints.AcceptingInput,
        SuggestedActions = buttons.Count == 0 ? null : new SuggestedActions([.. buttons.Select(CardAction.ImBack)]),
        Annotation = new ReplyAnnotation(ReplyKinds.SmallTalk) { Case = reference },
    };
}
