namespace SupportBot.Knowledge;

/// <summary>What the conversation already said, for follow-up questions ("et pour Symantec ?", "et si c'est déjà expiré ?").</summary>
/// <param name="Vendor">The vendor last spoken of, one of <see cref="Content.Vendor.All"/>; null when none was.</param>
/// <param name="LastEntryId">The entry last answered; null when none was.</param>
public sealed record SearchContext(string? Vendor, string? LastEntryId)
{
    /// <summary>A first question.</summary>
    public static SearchContext None { get; } = new(null, null);
}
