using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Cases;

/// <summary>Opens a case in the transaction of the turn; a repeated turn opens nothing again.</summary>
/// <param name="Case">What is known.</param>
internal sealed record OpenCase(CaseDraft Case) : ITurnEffect
{
    /// <summary>Sends the customer a copy, when the case has an e-mail address.</summary>
    public bool CopyToCustomer { get; init; } = true;

    /// <summary>The letter to a vendor or a regional team that an agent will find ready (or that leaves at once, where the operator says so); null when none is due.</summary>
    public VendorLetterKind? VendorLetter { get; init; }
}

/// <summary>Adds what came later to an existing case; the history shows it.</summary>
/// <param name="Case">The case.</param>
internal sealed record AddToCase(CaseReference Case) : ITurnEffect
{
    /// <summary>New values; a key that the case already has is replaced, the former value stays in the history.</summary>
    public IReadOnlyList<CaseField> Fields { get; init; } = [];

    public IReadOnlyList<CaseAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<QuestionAsked> Questions { get; init; } = [];

    public IReadOnlyList<string> AlreadyTried { get; init; } = [];
}

/// <summary>Makes a link valid by which files can be added to a case without the chat. Comes from <see cref="Uploads.UploadLinks"/>; only the hash of its token is kept.</summary>
/// <param name="Case">The case it is bound to.</param>
/// <param name="Slots">What is expected, such as <c>packing_slip</c>; empty takes any file.</param>
/// <param name="TokenHash">SHA-256 of the token, lower-case hexadecimal.</param>
/// <param name="ExpiresAt">Not valid from this instant on.</param>
internal sealed record OfferUpload(CaseReference Case, IReadOnlyList<string> Slots, string TokenHash, DateTimeOffset ExpiresAt) : ITurnEffect
{
    /// <summary>The letter that carries the link, gone from the database once it has left; null sends none.</summary>
    public UploadLetter? Letter { get; init; }
}

/// <summary>Where the link is sent.</summary>
/// <param name="Email">The customer's address.</param>
/// <param name="Address">The link.</param>
internal sealed record UploadLetter(string Email, Uri Address);

/// <summary>The letters that the flows need.</summary>
internal enum VendorLetterKind
{
    /// <summary>Dell tag that fails: to the customer service of the region.</summary>
    DellRegional,

    /// <summary>HP licence: to HP's licensing support; the customer sends it, unless the operator does.</summary>
    HpLicensing,

    /// <summary>Symantec: asks for the install-base report.</summary>
    SymantecInstallBase,

    /// <summary>Transfer of subscriptions: to the customer service of the region.</summary>
    Transfer,

    /// <summary>Anything else, to the customer service of the region.</summary>
    Regional,
}
