using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Codes;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Cases.Progress;

/// <summary>Remembers, from this turn on, that the writer reads an address; or that he is still there.</summary>
/// <param name="Conversation">See <see cref="ConversationBinding"/>.</param>
/// <param name="UserId">The user it holds for; null: whoever writes there.</param>
/// <param name="Email">The proved address.</param>
internal sealed record RememberCaseProof(string Conversation, string? UserId, string Email) : ITurnEffect;

/// <summary>Writes <see cref="RememberCaseProof"/>.</summary>
internal sealed class RememberCaseProofWriter : EffectWriter<RememberCaseProof>
{
    private const string Upsert =
        """
        INSERT INTO case_proofs (conversation, user_id, email, seen_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (conversation) DO UPDATE SET user_id = excluded.user_id, email = excluded.email, seen_at = excluded.seen_at
        """;

    protected override IEnumerable<SqlStatement> Write(RememberCaseProof effect, EffectScope scope) =>
        [SqlStatement.Of(Upsert, effect.Conversation, effect.UserId, effect.Email.ToLowerInvariant(), scope.Now)];
}

/// <summary>Says which address the writer of a turn has proved to read, by a code for cases: one for contracts opens no case, and the other way round.</summary>
internal sealed class CaseProofs(IDatabase database)
{
    /// <summary>Without a look at a case for so long, somebody else may sit at the computer.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private const string Select = "SELECT email, user_id, seen_at FROM case_proofs WHERE conversation = $1";
    private const string DeleteOld = "DELETE FROM case_proofs WHERE seen_at <= $1";

    /// <summary>The address, in lower case; null when none was proved here lately.</summary>
    public async ValueTask<string?> FindAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var here = ConversationBinding.Of(turn.Activity);
        if (turn.Effects.OfType<RememberCaseProof>().LastOrDefault(proof => proof.Conversation == here) is { } given)
        {
            return given.Email.ToLowerInvariant();
        }

        var found = await database.QueryAsync(
            SqlStatement.Of(Select, here), static reader => (Email: reader.GetString(0), UserId: reader.ReadStringOrNull(1), SeenAt: Instants.Read(reader, 2)), cancellationToken);
        return found is [{ } proof] && turn.Now - proof.SeenAt < Idle && (proof.UserId is null || proof.UserId == turn.Activity.From?.Id) ? proof.Email : null;
    }

    /// <summary>Remembers the address with the turn.</summary>
    public static void Remember(ITurnContext turn, string email) =>
        turn.AddEffect(new RememberCaseProof(ConversationBinding.Of(turn.Activity), turn.Activity.From?.Id, email));

    /// <summary>Forgets proofs that are worth nothing any more.</summary>
    public Task CleanAsync(DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(DeleteOld, now - Idle)]);
}
