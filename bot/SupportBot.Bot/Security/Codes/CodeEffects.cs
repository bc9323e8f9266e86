using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Security.Codes;

/// <summary>Makes a code valid; the former one of the same purpose and conversation is gone. Comes from <see cref="OneTimeCodes"/>.</summary>
internal sealed record IssueCode(
    string Id, CodePurpose Purpose, string Conversation, byte[] Hash, string? Recipient, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt) : ITurnEffect;

/// <summary>Uses a code up. A second use makes the turn a conflict, so that it is run again and finds the code gone.</summary>
internal sealed record UseCode(string Id, DateTimeOffset At) : ITurnEffect;

/// <summary>Writes <see cref="IssueCode"/>.</summary>
internal sealed class IssueCodeWriter : EffectWriter<IssueCode>
{
    private const string DeleteFormer = "DELETE FROM one_time_codes WHERE purpose = $1 AND conversation = $2";

    private const string Insert =
        """
        INSERT INTO one_time_codes (id, purpose, conversation, hash, recipient, tries, issued_at, expires_at, used_at)
        VALUES ($1, $2, $3, $4, $5, 0, $6, $7, NULL)
        """;

    public static IEnumerable<SqlStatement> Statements(IssueCode code) =>
    [
        SqlStatement.Of(DeleteFormer, code.Purpose.ToString(), code.Conversation),
        SqlStatement.Of(Insert, code.Id, code.Purpose.ToString(), code.Conversation, code.Hash, code.Recipient, code.IssuedAt, code.ExpiresAt),
    ];

    protected override IEnumerable<SqlStatement> Write(IssueCode effect, EffectScope scope) => Statements(effect);
}

/// <summary>Writes <see cref="UseCode"/>.</summary>
internal sealed class UseCodeWriter : EffectWriter<UseCode>
{
    private const string Use = "UPDATE one_time_codes SET used_at = $1 WHERE id = $2 AND used_at IS NULL";

    public static SqlStatement Statement(UseCode code) => SqlStatement.Of(Use, code.At, code.Id).Touching(1);

    protected override IEnumerable<SqlStatement> Write(UseCode effect, EffectScope scope) => [Statement(effect)];
}
