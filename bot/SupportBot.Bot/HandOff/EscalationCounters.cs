namespace SupportBot.Bot.HandOff;

/// <summary>
/// Counts, per case, what leads to the offer of a person: two abstentions, or three answers in a row that were not understood. Part of the
/// conversation's state; a new case starts from <see cref="Zero"/>, so that an old quarrel does not hand the next question over at once.
/// </summary>
/// <param name="Abstentions">Questions in a row that the bot could not answer.</param>
/// <param name="Misunderstandings">Answers in a row to one slot that were not understood.</param>
internal sealed record EscalationCounters(int Abstentions = 0, int Misunderstandings = 0)
{
    public const int AbstentionLimit = 2;
    public const int MisunderstandingLimit = 3;

    public static readonly EscalationCounters Zero = new();

    public EscalationCounters Abstained() => this with { Abstentions = Abstentions + 1 };

    public EscalationCounters Answered() => this with { Abstentions = 0 };

    public EscalationCounters Misunderstood() => this with { Misunderstandings = Misunderstandings + 1 };

    public EscalationCounters Understood() => this with { Misunderstandings = 0 };

    /// <summary>The reason to offer a person now, or null.</summary>
    public Cases.CaseReason? Due =>
        Misunderstandings >= MisunderstandingLimit ? Cases.CaseReason.NotUnderstood : Abstentions >= AbstentionLimit ? Cases.CaseReason.Abstained : null;
}
