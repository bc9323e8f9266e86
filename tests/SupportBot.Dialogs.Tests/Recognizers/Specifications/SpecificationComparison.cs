namespace SupportBot.Dialogs.Tests.Recognizers.Specifications;

/// <summary>How far a row agrees with what was found.</summary>
internal enum Agreement
{
    /// <summary>Other entities, or other spans or types.</summary>
    None,

    /// <summary>Same entities with the same spans and types, but other values.</summary>
    Spans,

    /// <summary>Same spans, types and values.</summary>
    Full,
}

/// <summary>
/// Compares by meaning: letter case and outer spaces of the texts do not count, nor does a start that does not fit the row's own text
/// (a third of the rows were typed with wrong offsets).
/// </summary>
internal static class SpecificationComparison
{
    internal static Agreement Compare(SpecificationRow row, IReadOnlyList<SpecificationResult> found)
    {
        if (found.Count != row.Expected.Count)
        {
            return Agreement.None;
        }

        var full = true;
        for (var index = 0; index < found.Count; index++)
        {
            if (!HasSameSpan(row, row.Expected[index], found[index]))
            {
                return Agreement.None;
            }

            full &= HasSameValues(row.Expected[index].Readings, found[index].Readings);
        }

        return full ? Agreement.Full : Agreement.Spans;
    }

    private static bool HasSameSpan(SpecificationRow row, SpecificationResult expected, SpecificationResult found)
    {
        var sameText = string.Equals(expected.Text.Trim(), found.Text.Trim(), StringComparison.OrdinalIgnoreCase);
        var sameType = expected.TypeName.Length == 0 || string.Equals(expected.TypeName, found.TypeName, StringComparison.Ordinal);
        return sameText && sameType && (expected.Start is not { } start || !IsOwnStart(row, expected, start) || start == found.Start || IsLeadingSpace(expected));
    }

    private static bool IsOwnStart(SpecificationRow row, SpecificationResult expected, int start) =>
        start <= row.Input.Length && row.Input[start..].StartsWith(expected.Text, StringComparison.OrdinalIgnoreCase);

    private static bool IsLeadingSpace(SpecificationResult expected) => expected.Text.StartsWith(' ');

    private static bool HasSameValues(IReadOnlyList<string> expected, IReadOnlyList<string> found) =>
        expected.Count == 0 || expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
