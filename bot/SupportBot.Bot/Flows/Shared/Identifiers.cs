using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>Lets the slots of the flows read identifiers: normalised, refused with a reason, or kept with a word about it.</summary>
internal static partial class Identifiers
{
    private static readonly FormTexts Texts = FormTexts.For<RootFlow>("IdentifierTexts");

    /// <summary>What people answer to the question for a login that is none.</summary>
    private static readonly FrozenSet<string> NotALogin = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "compte", "login", "identifiant", "numero", "numéro", "moi", "rien", "aucun", "aucune", "client", "facture", "dell", "redhat", "bonjour", "allo", "apres", "après", "demain");

    /// <summary>Reads the answer to a question for <paramref name="kind"/>.</summary>
    /// <param name="kind">What was asked for.</param>
    /// <param name="certainty">How surely a fitting text is of that kind and no other.</param>
    /// <param name="mayInsist">Whether the customer may keep a value against the rule.</param>
    public static Func<SlotInput, SlotAnswer<string>> Reader(IdentifierKind kind, Certainty certainty = Certainty.Weak, bool mayInsist = false) => input =>
    {
        if (ShortReply.YesOrNo(input.Text) is not null)
        {
            return SlotAnswer.None<string>();
        }

        if (input.Text.Length > IdentifierRules.LongestInput)
        {
            // A whole letter or a log: only what is announced in it can be meant.
            return Finder(kind, onlyAnnounced: true)(input) is { } announced ? SlotAnswer.Accept(announced.Value, certainty) : SlotAnswer.None<string>();
        }

        var check = kind switch
        {
            IdentifierKind.Account => IdentifierRules.Check(kind, AccountIn(input.Text)),
            IdentifierKind.OrderNumber => IdentifierRecognizer.ReadAnswer(kind, WithoutWords(input.Text)),
            _ => IdentifierRecognizer.ReadAnswer(kind, input.Text),
        };
        return check.Verdict switch
        {
            _ when IsOnlyWords(kind, check.Value) => SlotAnswer.None<string>(),
            IdentifierVerdict.Accepted => SlotAnswer.Accept(check.Value, certainty),
            IdentifierVerdict.Doubtful => SlotAnswer.Warn(check.Value, Warning(check)),
            _ when mayInsist && LooksLikeANumber(check.Value) => SlotAnswer.RejectUnlessInsisted(AsTyped(input.Text) ?? check.Value, Reason(check)),
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
    public static Func<string, string> Shown(IdentifierKind kind) => value => value.All(char.IsAsciiDigit) ? IdentifierDisplay.Group(kind, value) : value;

    // The form of an order number is free, so "c'est PO-12345" would be one.
    private static string WithoutWords(string text)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var numbers = parts.Where(part => part.Any(char.IsAsciiDigit)).ToList();
        return parts.Length > 1 && numbers.Count > 0 ? string.Join(' ', numbers) : text;
    }

    // Any word might be a login: in a sentence it is the one that looks like one, or the one after "c'est".
    private static string AccountIn(string text)
    {
        if (IdentifierRules.Check(IdentifierKind.Account, text).Verdict == IdentifierVerdict.Accepted)
        {
            return text;
        }

        var likely = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', ';', '!', '?', '(', ')', '«', '»', '"'))
            .Where(word => word.Length >= 3 && word.AsSpan().IndexOfAny('\'', '/') < 0 && (word.Any(char.IsAsciiDigit) || word.AsSpan().IndexOfAny(".@_") > 0)).ToList();
        return likely is [var only] ? only : SaidLast().Match(text) is { Success: true } said ? said.Groups["login"].Value : "";
    }

    [GeneratedRegex(@"(?:\b(?:est|sera)|[:=])\s+(?<login>[\w.@+-]{3,64})\s*[.!]?\s*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SaidLast();

    /// <summary>What does not follow the rule may follow an older one, in which capitals count (HP's System Handle): kept letter for letter. Null: all are digits.</summary>
    private static string? AsTyped(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var typed = words is [var only] ? only : words.FirstOrDefault(static word => word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter));
        return typed?.Any(char.IsAsciiLetter) == true ? typed.Trim('.', ',', ';', '!', '«', '»', '"') : null;
    }

    private static string Warning(IdentifierCheck check) =>
        check.Kind == IdentifierKind.HpProductNumber && IdentifierRules.Check(IdentifierKind.HpSerialNumber, check.Value).Verdict == IdentifierVerdict.Accepted
            ? Texts["HpProductNumberLooksLikeSerial"]
            : WarningOf(check);

    private static string WarningOf(IdentifierCheck check) => Texts.Find($"{check.Kind}{check.Issue}") ?? Texts["Unusual"];

    private static string Reason(IdentifierCheck check) => Texts.Find($"{check.Kind}Rule") ?? Texts["Rule"];

    /// <summary>Of all identifiers only a login may have no digit.</summary>
    private static bool IsOnlyWords(IdentifierKind kind, string value) =>
        !value.Any(char.IsAsciiDigit) && (kind != IdentifierKind.Account || NotALogin.Contains(value));

    private static bool LooksLikeANumber(string value) => value.Length >= 3 && value.Any(char.IsAsciiDigit) && value.Length <= 40;
}
