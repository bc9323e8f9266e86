using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.HandOff;

/// <summary>The customer's address came after the case was opened: the copy is sent once it is complete with it.</summary>
internal sealed record CopyCaseLater(CaseReference Case, string Email) : ITurnEffect;

/// <summary>Writes <see cref="CopyCaseLater"/>.</summary>
internal sealed class CopyCaseLaterWriter : EffectWriter<CopyCaseLater>
{
    private const string Insert =
        """
        INSERT INTO late_copies (case_reference, email, due_at) VALUES ($1, $2, $3)
        ON CONFLICT (case_reference) DO UPDATE SET email = excluded.email, due_at = excluded.due_at, leased_until = NULL
        """;

    protected override IEnumerable<SqlStatement> Write(CopyCaseLater effect, EffectScope scope) =>
        [SqlStatement.Of(Insert, effect.Case.ToString(), effect.Email, scope.Now)];
}
