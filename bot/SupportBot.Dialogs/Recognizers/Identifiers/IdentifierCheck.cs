namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>What becomes of an identifier that was checked.</summary>
public enum IdentifierVerdict
{
    /// <summary>Every rule holds.</summary>
    Accepted,

    /// <summary>It may be right, but something is unusual: take it after a confirmation.</summary>
    Doubtful,

    /// <summary>It cannot be right.</summary>
    Rejected,
}

/// <summary>Why an identifier is doubtful or rejected.</summary>
public enum IdentifierIssue
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>Too few characters.</summary>
    TooShort,

    /// <summary>Too many characters.</summary>
    TooLong,

    /// <summary>Characters that the kind does not have.</summary>
    WrongCharacters,

    /// <summary>It begins with another character than the kind does.</summary>
    WrongBeginning,

    /// <summary>An old form that is still around: a service tag of five characters.</summary>
    OldForm,

    /// <summary>It has the form of another kind, which <see cref="IdentifierCheck.LooksLike"/> names.</summary>
    LooksLikeAnotherKind,

    /// <summary>A number outside the values that the kind has.</summary>
    OutOfRange,

    /// <summary>Possible, but not the form the kind usually has.</summary>
    UnusualForm,
}

/// <summary>An identifier after normalising and checking.</summary>
/// <param name="Kind">What it was checked as.</param>
/// <param name="Value">Its normal form: upper case where case does not matter, without spaces and marks that do not count.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Issue">Why it is doubtful or rejected.</param>
/// <param name="LooksLike">The kind whose form it has instead; null when it has none that is worth a question.</param>
public sealed record IdentifierCheck(
    IdentifierKind Kind, string Value, IdentifierVerdict Verdict, IdentifierIssue Issue = IdentifierIssue.None, IdentifierKind? LooksLike = null)
{
    /// <summary>Whether it may be used, perhaps after a confirmation.</summary>
    public bool IsUsable => Verdict != IdentifierVerdict.Rejected;

    /// <summary>The identifier in groups that people can compare: <c>1015 2233 4455</c>.</summary>
    public string Display => IdentifierDisplay.Group(Kind, Value);
}
