using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Contracts.Viewers;

/// <summary>Remembers for a conversation who its user has proved to be.</summary>
/// <param name="Conversation">See <see cref="Security.Codes.ConversationBinding"/>.</param>
/// <param name="UserId">The user it holds for; null: the first one who writes there.</param>
/// <param name="Proof">How it was proved.</param>
/// <param name="Email">The proved address.</param>
/// <param name="At">When.</param>
internal sealed record RememberViewer(string Conversation, string? UserId, ViewerProof Proof, string Email, DateTimeOffset At) : ITurnEffect;

/// <summary>Forgets it: "je ne suis plus cette personne", or a shared computer.</summary>
internal sealed record ForgetViewer(string Conversation) : ITurnEffect;

/// <summary>Writes <see cref="RememberViewer"/>.</summary>
internal sealed class RememberViewerWriter : EffectWriter<RememberViewer>
{
    private const string Upsert =
        """
        INSERT INTO proven_viewers (conversation, user_id, proof, email, proven_at, seen_at) VALUES ($1, $2, $3, $4, $5, $5)
        ON CONFLICT (conversation) DO UPDATE SET user_id = excluded.user_id, proof = excluded.proof, email = excluded.email, proven_at = excluded.proven_at, seen_at = excluded.seen_at
        """;

    public static SqlStatement Statement(RememberViewer viewer) =>
        SqlStatement.Of(Upsert, viewer.Conversation, viewer.UserId, viewer.Proof.ToString(), viewer.Email.ToLowerInvariant(), viewer.At);

    protected override IEnumerable<SqlStatement> Write(RememberViewer effect, EffectScope scope) => [Statement(effect)];
}

/// <summary>Writes <see cref="ForgetViewer"/>.</summary>
internal sealed class ForgetViewerWriter : EffectWriter<ForgetViewer>
{
    private const string Delete = "DELETE FROM proven_viewers WHERE conversation = $1";

    protected override IEnumerable<SqlStatement> Write(ForgetViewer effect, EffectScope scope) => [SqlStatement.Of(Delete, effect.Conversation)];
}
