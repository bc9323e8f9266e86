using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Insights;

/// <summary>The customer said whether an answer helped.</summary>
/// <param name="EntryId">The knowledge entry that was shown.</param>
/// <param name="Question">What had been asked.</param>
/// <param name="Confidence">Calibrated probability of the answer, 0 to 1.</param>
/// <param name="Helpful">The verdict.</param>
internal sealed record AnswerRated(string EntryId, string Question, double Confidence, bool Helpful) : ITurnEffect;
