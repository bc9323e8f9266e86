using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>Lets the slots of the flows read identifiers: normalised, refused with a reason, or kept with a word about it.</summary>
internal static class Identifiers
{
    private static readonly FormTexts Texts = FormTexts.For<RootFlow>("IdentifierTexts");

    /// <summary>Reads the answer to a question for <paramref name="kind"/>.</summary>
    /// <param name="kind">What was asked for.</param>
    /// <param name="certainty">How surely a fitting text is of that kind and no other.</param>
    /// <param name="mayInsist">Whether the customer may keep a value against the rule.</param>
    public static Func<SlotInput, SlotAnswer<string>> Reader(IdentifierKind kind, Certainty certainty = Certainty.Weak, bool mayInsist = false) => input =>
    {
        var check = IdentifierRecognizer.ReadAnswer(kind, input.Text);
        return check.Verdict switch
        {
            _ when IsOnlyWords(kind, check.Value) => SlotAnswer.None<string>(),
            IdentifierVerdict.Accepted => SlotAnswer.Accept(check.Value, certainty),
            IdentifierVerdict.Doubtful => SlotAnswer.Warn(check.Value, Warning(check)),
            _ when mayInsist && LooksLikeANumber(check.Value) => SlotAnswer.RejectUnlessInsisted(check.Value, Reason(check)),
            _ => LooksLikeANumber(check.Value) ? SlotAnswer.Reject<string>(Reason(check)) : SlotAnswer.None<string>(),
        };
    };

    /// <summary>
    /// Finds an identifier of the kind in any sentence, when words announce it or when its form is unmistakable. Words of the language follow the
    /// same cues ("ce numéro est déjà utilisé"), so a digit is wanted.
    /// </summary>
    public static Func<SlotInput, Found<string>?> Finder(IdentifierKind kind, bool onlyAnnounced) => input =>
    {
        foreach (var found in IdentifierRecognizer.Recognize(input.Text))
        {
            if (found.Value.Check is { IsUsable: true } check && check.Kind == kind && check.Value.Any(char.IsAsciiDigit) && (found.Value.IsAnnounced || !onlyAnnounced))
            {
                return new Found<string>(check.Value, found.Start, found.End - found.Start + 1);
            }
        }

        return null;
    };

    /// <summary>Groups of the kind, for showing.</summary>
    public static Func<string, string> Shown(IdentifierKind kind) => value => IdentifierDisplay.Group(kind, value);

    private static string Warning(IdentifierCheck check) => Texts.Find($"{check.Kind}{check.Issue}") ?? Texts["Unusual"];

    private static string Reason(IdentifierCheck check) => Texts.Find($"{check.Kind}Rule") ?? Texts["Rule"];

    /// <summary>Of all identifiers only a login may have no digit.</summary>
    private static bool IsOnlyWords(IdentifierKind kind, string value) => kind != IdentifierKind.Account && !value.Any(char.IsAsciiDigit);

    private static bool LooksLikeANumber(string value) => value.Length >= 3 && value.Any(char.IsAsciiDigit) && value.Length <= 40;
}
