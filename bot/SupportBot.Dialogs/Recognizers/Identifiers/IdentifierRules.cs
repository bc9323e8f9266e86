using static SupportBot.Dialogs.Recognizers.Identifiers.IdentifierIssue;
using static SupportBot.Dialogs.Recognizers.Identifiers.IdentifierVerdict;

namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>
/// Checks what was typed where an identifier was asked for: normalises, refuses what cannot be right, warns of what is unusual, accepts the rest.
/// Formats that vendors do not publish are only ever warned about. Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>IdentifierRules.Check(IdentifierKind.Said, "1015-2233-4455")</c> accepts <c>101522334455</c>.</example>
public static class IdentifierRules
{
    /// <summary>Longer answers are not identifiers, and are not looked at.</summary>
    public const int LongestInput = 200;

    /// <summary>Checks the answer as an identifier of the kind.</summary>
    /// <param name="kind">What was asked for.</param>
    /// <param name="input">What was typed: the identifier alone, with or without spaces, dashes and quotes.</param>
    public static IdentifierCheck Check(IdentifierKind kind, string input)
    {
        var value = IdentifierText.Normalize(kind, input);
        if (value.Length == 0)
        {
            return new IdentifierCheck(kind, value, Rejected, Empty);
        }

        if (value.Length > LongestInput)
        {
            return new IdentifierCheck(kind, value[..LongestInput], Rejected, TooLong);
        }

        var issue = Judge(kind, value, out var verdict);
        var mayBeAnother = verdict != Accepted || kind is IdentifierKind.Account or IdentifierKind.OrderNumber;
        var lookalike = mayBeAnother ? IdentifierShapes.Lookalike(kind, IdentifierText.Normalize(IdentifierKind.ActivationNumber, input)) : null;
        if (lookalike is { } other)
        {
            return new IdentifierCheck(kind, value, verdict == Rejected ? Rejected : Doubtful, LooksLikeAnotherKind, other);
        }

        return new IdentifierCheck(kind, value, verdict, issue);
    }

    private static IdentifierIssue Judge(IdentifierKind kind, string value, out IdentifierVerdict verdict)
    {
        var issue = kind switch
        {
            IdentifierKind.DellServiceTag => ServiceTag(value),
            IdentifierKind.DellExpressServiceCode => ExpressServiceCode(value),
            IdentifierKind.Said => Said(value),
            IdentifierKind.InstallationNumber => Exactly(value, 16, char.IsAsciiHexDigit),
            IdentifierKind.CaseReference => IdentifierShapes.IsCaseReference(value) ? None : WrongCharacters,
            IdentifierKind.Account => AccountOrLogin(value),
            IdentifierKind.ContractNumber or IdentifierKind.SubscriptionNumber or IdentifierKind.SiteId => Between(value, 4, 12, char.IsAsciiDigit),
            IdentifierKind.ActivationNumber => Between(value, 8, 32, IdentifierText.IsAlphanumericOrDash),
            IdentifierKind.OrderNumber => Between(value, 4, 25, character => IdentifierText.IsAlphanumericOrDash(character) || character is ' ' or '.' or '/'),
            IdentifierKind.HpSerialNumber => Exactly(value, 10, char.IsAsciiLetterOrDigit),
            IdentifierKind.HpProductNumber => IdentifierShapes.IsProductNumber(value) ? None : UnusualForm,
            IdentifierKind.Sku => IdentifierShapes.IsSku(value) ? None : UnusualForm,
            IdentifierKind.SymantecSerialNumber => IdentifierShapes.IsLetterAndDigits(value) ? None : UnusualForm,
            _ => Between(value, 4, 30, IdentifierText.IsAlphanumericOrDash),
        };
        verdict = issue == None ? Accepted : IsHard(kind, value, issue) ? Rejected : Doubtful;
        return issue;
    }

    // Hard where the vendor documents the form; elsewhere only what no identifier can be: no digit and no letter, or a whole sentence.
    private static bool IsHard(IdentifierKind kind, string value, IdentifierIssue issue) => kind switch
    {
        IdentifierKind.DellServiceTag => issue != OldForm,
        IdentifierKind.DellExpressServiceCode or IdentifierKind.Said or IdentifierKind.InstallationNumber
            or IdentifierKind.CaseReference or IdentifierKind.Account => true,
        _ => value.Length > 40 || !value.Any(char.IsAsciiLetterOrDigit) || value.Count(character => character == ' ') > 4,
    };

    private static IdentifierIssue ServiceTag(string value) =>
        value.Length == 5 && value.All(char.IsAsciiLetterOrDigit) ? OldForm : Exactly(value, 7, char.IsAsciiLetterOrDigit);

    private static IdentifierIssue ExpressServiceCode(string value)
    {
        var issue = Between(value, 7, 11, char.IsAsciiDigit);
        return issue == None && DellServiceTag.FromExpressServiceCode(value) is null ? OutOfRange : issue;
    }

    private static IdentifierIssue Said(string value)
    {
        var issue = Exactly(value, 12, char.IsAsciiDigit);
        return issue == None && value[0] != '1' ? WrongBeginning : issue;
    }

    private static IdentifierIssue AccountOrLogin(string value) =>
        value.All(char.IsAsciiDigit)
            ? Between(value, 4, 12, char.IsAsciiDigit)
            : Between(value, 3, 64, character => char.IsLetterOrDigit(character) || character is '_' or '.' or '@' or '+' or '-');

    private static IdentifierIssue Exactly(string value, int length, Func<char, bool> allowed) => Between(value, length, length, allowed);

    private static IdentifierIssue Between(string value, int shortest, int longest, Func<char, bool> allowed)
    {
        if (!value.All(allowed))
        {
            return WrongCharacters;
        }

        return value.Length < shortest ? TooShort : value.Length > longest ? TooLong : None;
    }
}
