using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>Statements on the scores.</summary>
internal static class SatisfactionRows
{
    /// <summary>For so long a question may be answered.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(14);

    private const int LongestComment = 1000;

    private const string Insert =
        """
        INSERT INTO satisfaction (case_reference, conversation_id, flow, queue, way, state, token_hash, asked_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (case_reference) DO NOTHING
        """;

    private const string UpdateScore =
        "UPDATE satisfaction SET state = 'answered', score = $2, answered_at = $3 WHERE case_reference = $1 AND state = 'asked' AND expires_at > $3";

    private const string UpdateSkipped = "UPDATE satisfaction SET state = 'skipped', answered_at = $2 WHERE case_reference = $1 AND state = 'asked'";

    private const string UpdateComment = "UPDATE satisfaction SET comment = $2 WHERE case_reference = $1 AND state = 'answered' AND comment IS NULL";

    /// <summary>Notes that the customer is asked; a conflict when he was asked before.</summary>
    public static SqlStatement Asked(ResolvedCase resolved, SatisfactionWay way, string? tokenHash, DateTimeOffset now) => SqlStatement.Of(
        Insert, resolved.Reference, resolved.Conversation.Value, resolved.Flow, resolved.Queue, Word(way), way == SatisfactionWay.None ? "withheld" : "asked", tokenHash, now, now + Validity).Touching(1);

    public static SqlStatement Scored(string reference, int score, DateTimeOffset now) => SqlStatement.Of(UpdateScore, reference, score, now);

    public static SqlStatement Skipped(string reference, DateTimeOffset now) => SqlStatement.Of(UpdateSkipped, reference, now);

    public static SqlStatement Explained(string reference, string comment)
    {
        var masked = PersonalDataMask.Mask(comment.Trim());
        return SqlStatement.Of(UpdateComment, reference, masked.Length > LongestComment ? masked[..LongestComment] : masked);
    }

    private static string Word(SatisfactionWay way) => way switch
    {
        SatisfactionWay.Chat => "chat",
        SatisfactionWay.Mail => "mail",
        SatisfactionWay.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };
}

/// <summary>How a customer is asked.</summary>
internal enum SatisfactionWay
{
    Chat,
    Mail,

    /// <summary>Not at all: the request was abandoned, or there is no way to reach him.</summary>
    None,
}

internal sealed class ScoreAskedWriter : EffectWriter<ScoreAsked>
{
    protected override IEnumerable<SqlStatement> Write(ScoreAsked effect, EffectScope scope) => [SatisfactionRows.Asked(effect.Case, SatisfactionWay.Chat, null, scope.Now)];
}

internal sealed class ScoreGivenWriter : EffectWriter<ScoreGiven>
{
    protected override IEnumerable<SqlStatement> Write(ScoreGiven effect, EffectScope scope) => [SatisfactionRows.Scored(effect.Case, effect.Score, scope.Now)];
}

internal sealed class ScoreSkippedWriter : EffectWriter<ScoreSkipped>
{
    protected override IEnumerable<SqlStatement> Write(ScoreSkipped effect, EffectScope scope) => [SatisfactionRows.Skipped(effect.Case, scope.Now)];
}

internal sealed class ScoreExplainedWriter : EffectWriter<ScoreExplained>
{
    protected override IEnumerable<SqlStatement> Write(ScoreExplained effect, EffectScope scope) => [SatisfactionRows.Explained(effect.Case, effect.Comment)];
}
