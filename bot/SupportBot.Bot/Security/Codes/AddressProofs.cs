using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Security.Codes;

/// <summary>Remembers, from this turn on, that the writer reads an address; or that he is still there.</summary>
/// <param name="Conversation">See <see cref="ConversationBinding"/>.</param>
/// <param name="Purpose">What the code was for.</param>
/// <param name="UserId">The user it holds for; null: whoever writes there.</param>
/// <param name="Email">The proved address.</param>
internal sealed record RememberProof(string Conversation, CodePurpose Purpose, string? UserId, string Email) : ITurnEffect;

/// <summary>Writes <see cref="RememberProof"/>.</summary>
internal sealed class RememberProofWriter : EffectWriter<RememberProof>
{
    private const string Upsert =
        """
        INSERT INTO address_proofs (conversation, purpose, user_id, email, seen_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (conversation, purpose) DO UPDATE SET user_id = excluded.user_id, email = excluded.email, seen_at = excluded.seen_at
        """;

    protected override IEnumerable<SqlStatement> Write(RememberProof effect, EffectScope scope) =>
        [SqlStatement.Of(Upsert, effect.Conversation, effect.Purpose.ToString(), effect.UserId, effect.Email.ToLowerInvariant(), scope.Now)];
}

/// <summary>Says which address the writer of a turn has proved to read by a code; a proof is worth nothing for another purpose.</summary>
internal sealed class AddressProofs(IDatabase database)
{
    /// <summary>Without a use of the proof for so long, somebody else may sit at the computer.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private const string Select = "SELECT email, user_id, seen_at FROM address_proofs WHERE conversation = $1 AND purpose = $2";
    private const string DeleteOld = "DELETE FROM address_proofs WHERE seen_at <= $1";

    /// <summary>The address, in lower case; null when none was proved here lately.</summary>
    public async ValueTask<string?> FindAsync(ITurnContext turn, CodePurpose purpose, CancellationToken cancellationToken)
    {
        var here = ConversationBinding.Of(turn.Activity);
        if (turn.Effects.OfType<RememberProof>().LastOrDefault(proof => proof.Conversation == here && proof.Purpose == purpose) is { } given)
        {
            return given.Email.ToLowerInvariant();
        }

        var found = await database.QueryAsync(
            SqlStatement.Of(Select, here, purpose.ToString()),
            static reader => (Email: reader.GetString(0), UserId: reader.ReadStringOrNull(1), SeenAt: Instants.Read(reader, 2)),
            cancellationToken);
        return found is [{ } proof] && turn.Now - proof.SeenAt < Idle && (proof.UserId is null || proof.UserId == turn.Activity.From?.Id) ? proof.Email : null;
    }

    /// <summary>Remembers the address with the turn.</summary>
    public static void Remember(ITurnContext turn, CodePurpose purpose, string email) =>
        turn.AddEffect(new RememberProof(ConversationBinding.Of(turn.Activity), purpose, turn.Activity.From?.Id, email));

    /// <summary>Forgets proofs that are worth nothing any more.</summary>
    public Task CleanAsync(DateTimeOffset now) => database.WriteAsync([SqlStatement.Of(DeleteOld, now - Idle)]);
}
