using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;
using SupportBot.Bot.Security.Quotas;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Cases.Progress;

/// <summary>How often customers may look at their cases.</summary>
internal sealed class CaseLookupOptions
{
    public const string Section = "Cases";

    /// <summary>Look-ups that one person may make within an hour, 1 to 100. Default: 10.</summary>
    [Range(1, 100)]
    public int LookupsPerHour { get; set; } = 10;
}

[OptionsValidator]
internal sealed partial class CaseLookupOptionsValidator : IValidateOptions<CaseLookupOptions>;

/// <summary>A customer was shown cases, or refused: one line of the audit, in the transaction of the turn that shows them.</summary>
/// <param name="Case">The case asked for; null for the list of all.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record CustomerLooked(CaseReference? Case, LookOutcome Outcome) : ITurnEffect;

/// <summary>Shows customers their cases: counts the look-up (at once), reads only what is under their address, and audits it (with the turn).</summary>
internal sealed class CaseLookup(CaseProgressStore store, SlidingQuota quota, Pseudonyms pseudonyms, IOptions<CaseLookupOptions> options)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>One case, with the others under the same address.</summary>
    /// <param name="email">The address that the customer has proved to read.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing can be read now.</exception>
    public Task<CaseLook> FindAsync(ITurnContext turn, string email, CaseReference reference, CancellationToken cancellationToken) =>
        LookAsync(turn, email, reference, cancellationToken);

    /// <summary>All cases under the address; one alone in full.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing can be read now.</exception>
    public Task<CaseLook> ListAsync(ITurnContext turn, string email, CancellationToken cancellationToken) => LookAsync(turn, email, null, cancellationToken);

    private async Task<CaseLook> LookAsync(ITurnContext turn, string email, CaseReference? reference, CancellationToken cancellationToken)
    {
        var rule = new QuotaRule(options.Value.LookupsPerHour, Hour);
        var person = pseudonyms.Of("case viewer", email.ToLowerInvariant());
        var look = await quota.TryTakeAsync($"cases {person}", rule, turn.Now, cancellationToken) is { } freeAgain
            ? new CaseLook(LookOutcome.TooMany) { FreeAgainAt = freeAgain }
            : await ReadAsync(email, reference, cancellationToken);
        turn.AddEffect(new CustomerLooked(look.Case?.Reference ?? reference, look.Outcome));
        return look;
    }

    private async Task<CaseLook> ReadAsync(string email, CaseReference? reference, CancellationToken cancellationToken)
    {
        var all = await store.ListAsync(email, cancellationToken);
        var wanted = reference ?? (all is [var only] ? only.Reference : null);
        var found = wanted is { } one ? await store.FindAsync(one, cancellationToken) : null;
        var isTheirs = string.Equals(found?.Email, email, StringComparison.OrdinalIgnoreCase);
        return isTheirs || (reference is null && all.Count > 0)
            ? new CaseLook(LookOutcome.Found) { Case = isTheirs ? found : null, All = all }
            : new CaseLook(LookOutcome.NotFound);
    }
}
