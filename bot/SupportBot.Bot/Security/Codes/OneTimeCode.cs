namespace SupportBot.Bot.Security.Codes;

/// <summary>What a code is for. A code of one purpose is worth nothing for another.</summary>
internal enum CodePurpose
{
    /// <summary>To see contracts.</summary>
    Contracts,

    /// <summary>To see the state of a case.</summary>
    Cases,

    /// <summary>To have one's data shown or erased.</summary>
    Privacy,
}

/// <summary>A wish for a code.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Subject">What it protects, as the visitor named it (a contract's number, an address): three codes an hour for each, whether it exists or not.</param>
/// <param name="Conversation">Where it must be typed: see <see cref="ConversationBinding"/>.</param>
/// <param name="Recipient">The address on file, never one that the visitor typed; null when there is none: then everything goes on as if there were one.</param>
internal sealed record CodeRequest(CodePurpose Purpose, string Subject, string Conversation, string? Recipient);

/// <summary>What a code protects, and who would receive it.</summary>
/// <param name="Subject">See <see cref="CodeRequest.Subject"/>.</param>
/// <param name="Recipient">See <see cref="CodeRequest.Recipient"/>.</param>
internal sealed record CodeTarget(string Subject, string? Recipient);

/// <summary>What became of the wish.</summary>
/// <param name="Code">Six digits to put into the letter; null when no letter is due: nobody to write to, or enough letters written to him. The visitor must not be able to tell.</param>
/// <param name="Effect">To be added to the turn (or written at once): makes the code valid. Null when too many were asked for.</param>
/// <param name="FreeAgainAt">When too many codes were asked for: the next is given then.</param>
internal sealed record CodeIssue(string? Code, IssueCode? Effect, DateTimeOffset? FreeAgainAt);

/// <summary>What a typed code is worth.</summary>
internal enum CodeVerdict
{
    /// <summary>It is right. Add <see cref="CodeCheck.Effect"/> to the turn: it makes the code invalid for ever.</summary>
    Right,

    /// <summary>It is wrong, or was never sent; another try is left.</summary>
    Wrong,

    /// <summary>There is no code to try any more: none asked for, too old, used, or tried five times. A new one has to be asked for.</summary>
    Over,
}

/// <summary>The judgement of a typed code.</summary>
/// <param name="Verdict">What it is worth.</param>
/// <param name="Recipient">Whose code it was; set when right.</param>
/// <param name="Effect">Uses it up; set when right.</param>
internal sealed record CodeCheck(CodeVerdict Verdict, string? Recipient = null, UseCode? Effect = null);
