using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Contracts.Lookup;

/// <summary>What was asked to be seen.</summary>
internal enum ReadKind
{
    /// <summary>One number.</summary>
    Number,

    /// <summary>One contract, by a button of a card.</summary>
    Card,

    /// <summary>All contracts.</summary>
    List,

    /// <summary>All contracts, as a file.</summary>
    File,
}

/// <summary>One line of the audit: somebody was shown contracts, or refused. Written in the transaction of the turn that shows them.</summary>
/// <param name="Viewer">Pseudonym.</param>
/// <param name="Proof">How he proved who he is.</param>
/// <param name="Binding">The conversation, as proofs name it.</param>
/// <param name="What">What was asked.</param>
/// <param name="Reference">Pseudonym of the number; null for lists.</param>
/// <param name="Contract">The contract, when exactly one was shown.</param>
/// <param name="Count">How many were shown.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record RecordRead(
    string Viewer, ViewerProof Proof, string Binding, ReadKind What, string? Reference, ContractId? Contract, int Count, LookupOutcome Outcome) : ITurnEffect;

/// <summary>Writes <see cref="RecordRead"/>, and that the viewer is still there.</summary>
internal sealed class RecordReadWriter : EffectWriter<RecordRead>
{
    private const string Insert =
        """
        INSERT INTO contract_reads (at, viewer, proof, conversation_id, what, reference, contract_id, contracts, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string Touch = "UPDATE proven_viewers SET seen_at = $1 WHERE conversation = $2";

    protected override IEnumerable<SqlStatement> Write(RecordRead effect, EffectScope scope) =>
    [
        SqlStatement.Of(
            Insert, scope.Now, effect.Viewer, effect.Proof.ToString(), scope.Key.Value, effect.What.ToString(), effect.Reference, effect.Contract?.Value, effect.Count, effect.Outcome.ToString()),
        SqlStatement.Of(Touch, scope.Now, effect.Binding),
    ];
}
