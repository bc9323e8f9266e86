using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Cases;

/// <summary>Why the request reaches a person.</summary>
internal enum CaseReason
{
    /// <summary>A form was filled in and sent.</summary>
    FormSent,

    /// <summary>The customer asked for a person.</summary>
    Asked,

    /// <summary>The bot did not know twice in a row.</summary>
    Abstained,

    /// <summary>Three answers to one question were not understood.</summary>
    NotUnderstood,

    /// <summary>The sources contradict each other and the customer is unsure.</summary>
    Contradiction,

    /// <summary>Angry words.</summary>
    Anger,

    /// <summary>The form covers no such case (Dell tag that was filled digitally, other equipment...).</summary>
    OutOfScope,
}

/// <summary>How soon an agent should look.</summary>
internal enum CaseUrgency
{
    Normal,
    High,
}

/// <summary>How the customer's identity was proved.</summary>
internal enum IdentityProof
{
    None,

    /// <summary>By a one-time code sent to an address on file.</summary>
    Code,

    /// <summary>By single sign-on.</summary>
    SignOn,
}

/// <summary>A question that the customer asked before, with what was answered.</summary>
/// <param name="Text">The customer's words.</param>
/// <param name="EntryId">Knowledge entry shown; null when the bot abstained.</param>
/// <param name="Confidence">Calibrated probability of that answer, 0 to 1; null when the bot abstained.</param>
/// <param name="Helpful">The customer's verdict; null when none was given.</param>
internal sealed record QuestionAsked(string Text, string? EntryId, double? Confidence, bool? Helpful = null);

/// <summary>A file of the case.</summary>
/// <param name="Slot">The slot it answers, such as <c>packing_slip</c>; null for a file nobody asked for.</param>
/// <param name="File">The stored, sniffed file.</param>
internal sealed record CaseAttachment(string? Slot, StoredFile File);

/// <summary>Everything a flow knows when it hands a request over. Contact data are fields too (<see cref="SlotKeys"/>): nothing is said twice.</summary>
/// <param name="Reference">From <see cref="ICaseNumbers"/>, in the turn that opens the case.</param>
/// <param name="Flow">Name of the flow, which is also the case's tag: <c>dell</c>, <c>hp</c>, <c>agent</c>...</param>
/// <param name="Reason">Why it reaches a person.</param>
internal sealed record CaseDraft(CaseReference Reference, string Flow, CaseReason Reason)
{
    /// <summary>The slot the conversation had reached; null at the end of the form.</summary>
    public string? Step { get; init; }

    public CaseUrgency Urgency { get; init; }

    /// <summary>Where the request stands from the start: <see cref="CaseStatus.WaitingCustomer"/> when something is still to come.</summary>
    public CaseStatus Status { get; init; }

    /// <summary>Key of a configured region; null takes the field <c>region</c>, then the default region.</summary>
    public string? Region { get; init; }

    public IdentityProof Verified { get; init; }

    public IReadOnlyList<CaseField> Fields { get; init; } = [];

    /// <summary>Keys of required slots without a value.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public IReadOnlyList<CaseAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<QuestionAsked> Questions { get; init; } = [];

    /// <summary>What the customer has already tried, one French sentence each.</summary>
    public IReadOnlyList<string> AlreadyTried { get; init; } = [];

    /// <summary>
    /// Codes of contradictions in the sources that bear on this case, such as <c>C1</c>: see <see cref="KnownContradictions"/>, which also adds those
    /// that it recognises by itself.
    /// </summary>
    public IReadOnlyList<string> Contradictions { get; init; } = [];

    /// <summary>The value of a slot, or null.</summary>
    public string? Value(string key) => Fields.FirstOrDefault(field => field.Key == key)?.Value;
}
