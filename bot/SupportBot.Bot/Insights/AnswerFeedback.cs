using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Insights;

/// <summary>The customer says whether an answer helped.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Entry">Id of the entry that was shown; null when none was.</param>
/// <param name="Confidence">How sure the bot was, 0 to 1 inclusive; null when it was not asked.</param>
/// <param name="Helpful">The verdict.</param>
internal sealed record AnswerFeedback(string Question, string? Entry, double? Confidence, bool Helpful) : ITurnEffect;

/// <summary>Stores it.</summary>
internal sealed class AnswerFeedbackWriter : EffectWriter<AnswerFeedback>
{
    private const string Insert =
        "INSERT INTO feedback (conversation_id, seq, question, entry, confidence, helpful, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    protected override IEnumerable<SqlStatement> Write(AnswerFeedback effect, EffectScope scope) =>
        [SqlStatement.Of(Insert, scope.Key.Value, scope.Seq, effect.Question, effect.Entry, effect.Confidence, effect.Helpful, scope.Now)];
}
