namespace SupportBot.Bot.Cases;

/// <summary>Where a value comes from.</summary>
internal enum FieldOrigin
{
    /// <summary>The customer said it.</summary>
    Said,

    /// <summary>The customer saw it in the recap, or answered "oui" to it.</summary>
    Confirmed,

    /// <summary>A contract source or a vendor's interface gave it.</summary>
    LookedUp,

    /// <summary>It is a file, or was read from one.</summary>
    File,
}

/// <summary>How far a value passed validation.</summary>
internal enum FieldValidity
{
    /// <summary>It has the published form.</summary>
    Yes,

    /// <summary>It looks right, or the customer insisted: the agent should look twice.</summary>
    Soft,

    /// <summary>It is known to be wrong and kept because it is all there is.</summary>
    No,
}

/// <summary>One thing known about a request, with its provenance.</summary>
/// <param name="Key">Slot name, English snake_case: see <see cref="SlotKeys"/> for those that this folder reads itself.</param>
/// <param name="Value">The value as the flow normalised it; for a choice, its key (<c>reseller</c>).</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Validity">How far it was validated.</param>
/// <param name="Sensitive">Masked in lists, mails and logs, such as an activation number.</param>
internal sealed record CaseField(string Key, string Value, FieldOrigin Origin = FieldOrigin.Said, FieldValidity Validity = FieldValidity.Yes, bool Sensitive = false)
{
    /// <summary>French label; null takes the one of CaseTexts.resx for the key.</summary>
    public string? Label { get; init; }

    /// <summary>What people are shown in place of <see cref="Value"/> (the label of a choice, a number in groups); null shows the value.</summary>
    public string? Shown { get; init; }
}

/// <summary>Slot names that cases, mails and routing read by themselves.</summary>
internal static class SlotKeys
{
    public const string Name = "name";
    public const string Company = "company";
    public const string Email = "email";
    public const string Phone = "phone";
    public const string Region = "region";
}
