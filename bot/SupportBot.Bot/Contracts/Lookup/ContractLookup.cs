using Microsoft.Extensions.Options;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;
using SupportBot.Bot.Security.Codes;
using SupportBot.Bot.Security.Quotas;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Contracts.Lookup;

/// <summary>
/// Shows people their contracts: counts the look-up (at once), reads only what is theirs, and audits it (with the turn). Which words say it is the
/// flow's part.
/// </summary>
internal sealed class ContractLookup(ContractStore contracts, SlidingQuota quota, Pseudonyms pseudonyms, IOptions<ContractOptions> options)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The viewer's contracts under a number that he typed, or that a card carried.</summary>
    /// <param name="vendor">Narrows it down; null looks at all.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing can be read now.</exception>
    public Task<LookupResult> FindAsync(ITurnContext turn, Viewer viewer, string number, SoftwareVendor? vendor, CancellationToken cancellationToken) =>
        LookUpAsync(
            turn,
            viewer,
            new Question(ReadKind.Number, number),
            async () => ContractReference.TryParse(number, out var reference) ? await contracts.FindAsync(viewer, reference, vendor, cancellationToken) : [],
            cancellationToken);

    /// <summary>All contracts of the viewer, the earliest end first.</summary>
    /// <param name="asFile">Whether they go out as a file (<see cref="ContractCsv"/>): for the audit.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing can be read now.</exception>
    public Task<LookupResult> ListAsync(ITurnContext turn, Viewer viewer, SoftwareVendor? vendor, bool asFile, CancellationToken cancellationToken) =>
        LookUpAsync(
            turn,
            viewer,
            new Question(asFile ? ReadKind.File : ReadKind.List, null),
            async () => await contracts.ListAsync(viewer, vendor, cancellationToken),
            cancellationToken);

    /// <summary>The same list again, to turn its pages or to narrow it down: audited, and no further look-up.</summary>
    /// <exception cref="DatabaseUnavailableException">Nothing can be read now.</exception>
    public Task<LookupResult> PageAsync(ITurnContext turn, Viewer viewer, SoftwareVendor? vendor, CancellationToken cancellationToken) =>
        LookUpAsync(
            turn,
            viewer,
            new Question(ReadKind.List, null, IsFree: true),
            async () => await contracts.ListAsync(viewer, vendor, cancellationToken),
            cancellationToken);

    /// <summary>One of the viewer's contracts by its id, which a button carried: another's is not found.</summary>
    /// <param name="isFree">It lies before his eyes already: audited, and no further look-up.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing can be read now.</exception>
    public Task<LookupResult> OpenAsync(ITurnContext turn, Viewer viewer, ContractId id, bool isFree, CancellationToken cancellationToken) =>
        LookUpAsync(
            turn,
            viewer,
            new Question(ReadKind.Card, null, isFree),
            async () => await contracts.GetAsync(viewer, id, cancellationToken) is { } contract ? [contract] : [],
            cancellationToken);

    private async Task<LookupResult> LookUpAsync(
        ITurnContext turn, Viewer viewer, Question question, Func<Task<IReadOnlyList<Contract>>> readAsync, CancellationToken cancellationToken)
    {
        var person = pseudonyms.Of("viewer", viewer.Key);
        var rule = new QuotaRule(options.Value.LookupsPerHour, Hour);
        var freeAgain = question.IsFree ? null : await quota.TryTakeAsync($"contracts {person}", rule, turn.Now, cancellationToken);
        var found = freeAgain is null ? await readAsync() : [];
        var outcome = freeAgain is not null ? LookupOutcome.TooMany : found.Count > 0 ? LookupOutcome.Found : LookupOutcome.NotFound;
        Audit(turn, viewer, person, question, found, outcome);
        return new LookupResult(outcome, [.. found.Select(contract => ContractRules.StatusOf(contract, turn.Now))])
        {
            FreeAgainAt = freeAgain,
            SourceDownSince = found is [var only] ? await contracts.FailingSinceAsync(only.Id, cancellationToken) : null,
        };
    }

    private void Audit(ITurnContext turn, Viewer viewer, string person, Question question, IReadOnlyList<Contract> found, LookupOutcome outcome)
    {
        var reference = question.Number is { } number ? pseudonyms.Of("reference", ContractRows.KeyOf(number) ?? "") : null;
        ContractId? only = found is [var contract] ? contract.Id : null;
        turn.AddEffect(new RecordRead(person, viewer.Proof, ConversationBinding.Of(turn.Activity), question.What, reference, only, found.Count, outcome));
    }

    /// <param name="What">What is asked.</param>
    /// <param name="Number">As typed; null for lists.</param>
    /// <param name="IsFree">Whether it takes none of the person's look-ups.</param>
    private sealed record Question(ReadKind What, string? Number, bool IsFree = false);
}
