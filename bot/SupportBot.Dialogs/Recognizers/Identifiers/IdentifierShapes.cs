namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>What the form of an identifier alone says about its kind.</summary>
internal static class IdentifierShapes
{
    /// <summary>
    /// The kinds that have this form, the likeliest first. Forms that many kinds share (a few digits) name no kind.
    /// </summary>
    /// <param name="value">The identifier in upper case, without spaces.</param>
    internal static IEnumerable<IdentifierKind> Kinds(string value)
    {
        if (IsCaseReference(value))
        {
            yield return IdentifierKind.CaseReference;
        }

        if (IsSaid(value))
        {
            yield return IdentifierKind.Said;
        }

        if (IsInstallationNumber(value))
        {
            yield return IdentifierKind.InstallationNumber;
        }

        if (IsMarkedProductNumber(value))
        {
            yield return IdentifierKind.HpProductNumber;
        }

        if (IsExpressServiceCode(value))
        {
            yield return IdentifierKind.DellExpressServiceCode;
        }

        if (IsServiceTag(value))
        {
            yield return IdentifierKind.DellServiceTag;
        }

        if (IsSku(value))
        {
            yield return IdentifierKind.Sku;
        }

        if (IsLetterAndDigits(value))
        {
            yield return IdentifierKind.SymantecSerialNumber;
        }

        if (IsHpSerial(value))
        {
            yield return IdentifierKind.HpSerialNumber;
        }

        if (IsGroupedActivationNumber(value))
        {
            yield return IdentifierKind.ActivationNumber;
        }
    }

    /// <summary>The other kind whose form the value surely has; null when there is none, or when it fits the kind that was asked for.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="value">What was typed, in upper case without spaces, with its hyphens.</param>
    internal static IdentifierKind? Lookalike(IdentifierKind asked, string value)
    {
        var plain = value.Replace(".", string.Empty, StringComparison.Ordinal);
        var digits = plain.Replace("-", string.Empty, StringComparison.Ordinal);
        IdentifierKind? other = IsCaseReference(plain) ? IdentifierKind.CaseReference
            : IsSaid(digits) ? IdentifierKind.Said
            : IsMarkedProductNumber(plain) ? IdentifierKind.HpProductNumber
            : IsInstallationNumber(digits) ? IdentifierKind.InstallationNumber
            : asked is not IdentifierKind.OrderNumber and not IdentifierKind.Account && IsServiceTag(digits) ? IdentifierKind.DellServiceTag
            : null;
        return other == asked ? null : other;
    }

    internal static bool IsSaid(string value) => value.Length == 12 && value[0] == '1' && value.All(char.IsAsciiDigit);

    internal static bool IsCaseReference(string value) =>
        value.Length == 14 && value.StartsWith("SB-", StringComparison.Ordinal) && value[7] == '-'
        && value.AsSpan(3, 4).IndexOfAnyExceptInRange('0', '9') < 0 && value.AsSpan(8).IndexOfAnyExceptInRange('0', '9') < 0;

    internal static bool IsInstallationNumber(string value) =>
        value.Length == 16 && value.All(char.IsAsciiHexDigit) && value.Any(char.IsAsciiLetter) && value.Any(char.IsAsciiDigit);

    /// <summary>5 to 8 letters and digits, then perhaps an option after a hyphen, then perhaps a language after #.</summary>
    internal static bool IsProductNumber(string value) => SplitProduct(value, out _);

    /// <summary>A product number that nothing else looks like: it has an option or a language.</summary>
    internal static bool IsMarkedProductNumber(string value) => SplitProduct(value, out var marked) && marked;

    internal static bool IsExpressServiceCode(string value) =>
        value.Length is 10 or 11 && value[0] != '0' && DellServiceTag.FromExpressServiceCode(value) is not null;

    /// <summary>Seven letters and digits, of each at least one.</summary>
    internal static bool IsServiceTag(string value) => value.Length == 7 && IsMixed(value);

    /// <summary>2 to 5 letters, 4 to 6 digits, up to 6 letters and digits.</summary>
    internal static bool IsSku(string value)
    {
        var letters = Run(value, 0, char.IsAsciiLetterUpper);
        var digits = Run(value, letters, char.IsAsciiDigit);
        return letters is >= 2 and <= 5 && digits >= 4 && value.Length - letters - Math.Min(digits, 6) is >= 0 and <= 6
            && value.All(char.IsAsciiLetterOrDigit);
    }

    internal static bool IsLetterAndDigits(string value) =>
        value.Length is >= 7 and <= 13 && char.IsAsciiLetter(value[0]) && value.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool IsHpSerial(string value) => value.Length == 10 && IsMixed(value);

    // Three groups or more of four or more: XXXX-XXXX-XXXX.
    private static bool IsGroupedActivationNumber(string value)
    {
        var groups = value.Split('-');
        return groups.Length >= 3 && value.Length is >= 11 and <= 35 && groups.All(group => group.Length >= 4 && group.All(char.IsAsciiLetterOrDigit))
            && value.Any(char.IsAsciiDigit);
    }

    private static bool SplitProduct(string value, out bool marked)
    {
        var stem = Run(value, 0, char.IsAsciiLetterOrDigit);
        var index = stem;
        if (index < value.Length && value[index] == '-')
        {
            index += 1 + Run(value, index + 1, char.IsAsciiLetterOrDigit);
        }

        var hasOption = index == stem + 4;
        var afterOption = index;
        if (index < value.Length && value[index] == '#')
        {
            index += 1 + Run(value, index + 1, char.IsAsciiLetterOrDigit);
        }

        var hasLanguage = index == afterOption + 4;
        marked = hasOption || hasLanguage;
        return stem is >= 5 and <= 8 && index == value.Length && (hasOption || afterOption == stem) && (hasLanguage || index == afterOption)
            && value.Any(char.IsAsciiDigit);
    }

    private static bool IsMixed(string value) =>
        value.All(char.IsAsciiLetterOrDigit) && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter);

    private static int Run(string value, int start, Func<char, bool> allowed)
    {
        var end = start;
        while (end < value.Length && allowed(value[end]))
        {
            end++;
        }

        return end - start;
    }
}
