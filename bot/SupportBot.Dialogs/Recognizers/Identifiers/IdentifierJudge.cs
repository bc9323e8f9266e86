using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>Decides whether a run of letters and digits in free text is an identifier, and of what kind.</summary>
internal static class IdentifierJudge
{
    private const int ServiceTagLength = 7;

    // Systems that people name with a version: never service tags, though they have the form.
    private static readonly string[] VersionedNames = ["CENTOS", "REDHAT", "UBUNTU", "DEBIAN", "FEDORA", "ORACLE", "SERVER", "OFFICE", "SERVEUR", "WINDOWS", "VMWARE"];

    internal static IdentifierValue? Judge(TokenizedText text, IdentifierSpan span)
    {
        if (span.First == span.Last && text[span.First].Kind == TokenKind.Word && text[span.First].FoldedLength != ServiceTagLength)
        {
            return null;
        }

        var written = text.Slice(span.First, span.Last);
        if (!written.Any(char.IsAsciiDigit) && !(written.Length == ServiceTagLength && written.All(char.IsAsciiLetterUpper)))
        {
            return null;
        }

        var plain = string.Concat(written.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
        var announced = Announced(text, span, plain);
        if (!plain.Any(char.IsAsciiDigit) && !(announced == IdentifierKind.DellServiceTag && IsCapitalTag(text, span, written)))
        {
            return null;
        }

        var kinds = IdentifierShapes.Kinds(plain).Concat(IdentifierShapes.Kinds(plain.Replace("-", string.Empty, StringComparison.Ordinal))).Distinct().ToList();
        if (announced is { } cue && FromCue(cue, kinds, written, plain) is { } check && !IsYear(text, span, plain))
        {
            return new IdentifierValue(check, IsAnnounced: true, [.. kinds.Where(kind => kind != check.Kind)]);
        }

        return IsOrdinaryText(text, span, written, plain) ? null : FromShape(kinds, written, plain);
    }

    private static IdentifierKind? Announced(TokenizedText text, IdentifierSpan span, string plain)
    {
        var before = IdentifierCues.Before(text, span.First, out _);
        return before ?? (plain.Any(char.IsAsciiDigit) && plain.Length >= 5 ? IdentifierCues.After(text, span.Last) : null);
    }

    // Without a digit: seven capitals right after "service tag :", in a text that is not all capitals.
    private static bool IsCapitalTag(TokenizedText text, IdentifierSpan span, string written) =>
        written.Length == ServiceTagLength && written.All(char.IsAsciiLetterUpper) && text.Text.Any(char.IsLower)
        && IdentifierCues.Before(text, span.First, out var distance) == IdentifierKind.DellServiceTag && distance <= 2;

    private static IdentifierCheck? FromCue(IdentifierKind cue, List<IdentifierKind> kinds, string written, string plain)
    {
        var kind = cue switch
        {
            IdentifierKind.DellServiceTag when kinds.Contains(IdentifierKind.DellExpressServiceCode) => IdentifierKind.DellExpressServiceCode,
            IdentifierKind.DellExpressServiceCode when kinds.Contains(IdentifierKind.DellServiceTag) => IdentifierKind.DellServiceTag,
            IdentifierKind.SymantecSerialNumber when kinds.Contains(IdentifierKind.DellServiceTag) => IdentifierKind.DellServiceTag,
            IdentifierKind.SymantecSerialNumber when kinds.Contains(IdentifierKind.HpSerialNumber) => IdentifierKind.HpSerialNumber,
            _ => cue,
        };
        var enough = kind switch
        {
            IdentifierKind.HpProductNumber => plain.Any(char.IsAsciiLetter) || plain.Contains('-', StringComparison.Ordinal),
            IdentifierKind.ActivationNumber or IdentifierKind.InstallationNumber => plain.Length >= 8,
            IdentifierKind.OrderNumber => plain.Length >= 5,
            _ => plain.Length >= 4,
        };
        var check = enough ? IdentifierRules.Check(kind, written) : null;
        return check is { IsUsable: true } ? check : null;
    }

    private static IdentifierValue? FromShape(List<IdentifierKind> kinds, string written, string plain)
    {
        // Ten or eleven digits in a row may be a phone number or anything: only the printed groups show a code.
        if (kinds.Count > 0 && kinds[0] == IdentifierKind.DellExpressServiceCode && plain.All(char.IsAsciiDigit) && written.Length == plain.Length)
        {
            return null;
        }

        if (kinds.Count == 0)
        {
            return null;
        }

        var check = IdentifierRules.Check(kinds[0], written);
        return check.IsUsable ? new IdentifierValue(check, IsAnnounced: false, [.. kinds.Skip(1)]) : null;
    }

    // "30jours", "redhat8", "2026-03-04", "06 12 34 56 78".
    private static bool IsOrdinaryText(TokenizedText text, IdentifierSpan span, string written, string plain)
    {
        var lastIsLowerWord = text[span.Last].Kind == TokenKind.Word && written.Any(char.IsAsciiLetterLower) && text[span.Last].FoldedLength >= 3;
        if (text[span.First].Kind == TokenKind.Digits && span.Last == span.First + 1 && lastIsLowerWord)
        {
            return true;
        }

        var firstIsWord = text[span.First].Kind == TokenKind.Word;
        if (firstIsWord && (VersionedNames.Contains(text.Text[text[span.First].Start..text[span.First].End].ToUpperInvariant(), StringComparer.Ordinal)
            || (written.Any(char.IsAsciiLetterLower) && text[span.First].FoldedLength >= 4)))
        {
            return true;
        }

        return plain[0] == '0' && plain.All(char.IsAsciiDigit);
    }

    // "mon contrat finit en mars 2026", "une commande de 2024".
    private static bool IsYear(TokenizedText text, IdentifierSpan span, string plain) =>
        plain.Length == 4 && plain[0] is '1' or '2' && plain[1] is '9' or '0' && span.First == span.Last
        && (text[span.First - 1].Lexeme.Month > 0 || text.Is(span.First - 1, "en") || text.Is(span.First - 1, "annee") || text.Is(span.First - 1, "fin")
            || text.IsWord(span.First - 1, Word.Of) || text[span.First - 1].Lexeme.Season > 0);
}
