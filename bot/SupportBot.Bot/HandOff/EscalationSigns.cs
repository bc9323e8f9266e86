using SupportBot.Bot.Cases;

namespace SupportBot.Bot.HandOff;

/// <summary>
/// What has led towards a person since the last case, beside what forms and answers count themselves. Part of the conversation's state; a new case
/// starts from <see cref="None"/>, so that an old quarrel does not hand the next question over at once.
/// </summary>
/// <param name="AngryMessages">Messages with angry words.</param>
/// <param name="OfferedFor">Why a person was offered last; null when none was.</param>
internal sealed record EscalationSigns(int AngryMessages = 0, CaseReason? OfferedFor = null)
{
    /// <summary>Questions in a row without an answer, after which a person is offered.</summary>
    public const int AbstentionLimit = 2;

    /// <summary>Answers in a row to one question of a form that were not understood, after which a person is offered.</summary>
    public const int MisunderstandingLimit = 3;

    /// <summary>Angry messages after which nobody is asked any more whether a person is wanted.</summary>
    public const int AngerLimit = 2;

    public static readonly EscalationSigns None = new();

    /// <summary>Why a person is due, seen from what was counted; null when nothing leads there.</summary>
    /// <param name="abstentions">Questions in a row without an answer.</param>
    /// <param name="misunderstandings">Answers in a row that the form under way did not understand.</param>
    public CaseReason? Due(int abstentions, int misunderstandings) =>
        OfferedFor ?? (AngryMessages > 0 ? CaseReason.Anger
            : misunderstandings >= MisunderstandingLimit ? CaseReason.NotUnderstood
            : abstentions >= AbstentionLimit ? CaseReason.Abstained
            : null);
}
