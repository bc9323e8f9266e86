using SupportBot.Dialogs.Turns;
using SupportBot.Knowledge;

namespace SupportBot.Bot.Insights;

/// <summary>A free-text question was decided: the raw material of the unanswered list and of the top questions.</summary>
/// <param name="Question">What was asked; the writer masks personal data before it is stored.</param>
/// <param name="Decision">What the bot did with it.</param>
/// <param name="Entries">Nearest entries, best first; may be empty.</param>
/// <param name="Confidence">Calibrated probability of the first entry, 0 to 1; 0 when there is none.</param>
internal sealed record QuestionDecided(string Question, DecisionKind Decision, IReadOnlyList<string> Entries, double Confidence) : ITurnEffect;
