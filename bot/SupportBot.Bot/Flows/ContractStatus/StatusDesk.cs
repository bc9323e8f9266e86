using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Lookup;
using SupportBot.Bot.Contracts.Reports;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Turns;
using SupportBot.Knowledge.French;
using Status = SupportBot.Bot.Contracts.ContractStatus;

namespace SupportBot.Bot.Flows.ContractStatus;

/// <summary>Looks contracts up for somebody who has proved who he is, and says what was found.</summary>
internal sealed class StatusDesk(ContractLookup lookup, ContractReports reports)
{
    private const int PageSize = 5;
    private const string Teams = "msteams";

    /// <summary>So long the pages of a list may be turned without a new look-up.</summary>
    private static readonly TimeSpan ListLife = TimeSpan.FromMinutes(15);

    private static readonly FormTexts Texts = FormTexts.For<ContractStatusFlow>("ContractStatusTexts");

    /// <summary>The contracts under a number: one in full, several as a list.</summary>
    public async Task<StatusReply> FindAsync(ITurnContext turn, Viewer viewer, string number, CancellationToken cancellationToken)
    {
        var found = await lookup.FindAsync(turn, viewer, number, null, cancellationToken);
        return found is { Outcome: LookupOutcome.Found, Contracts.Count: > 1 }
            ? Page(turn, found.Contracts, new ContractListContext { Words = number, At = turn.Now })
            : Single(found, answered: null);
    }

    /// <summary>One contract that a button names.</summary>
    public async Task<StatusReply> OpenAsync(ITurnContext turn, Viewer viewer, ContractId id, CancellationToken cancellationToken) =>
        Single(await lookup.OpenAsync(turn, viewer, id, isFree: false, cancellationToken), answered: null);

    /// <summary>The contract of the card whose button was pressed; null when it is not the viewer's.</summary>
    public async Task<LookupResult?> OfCardAsync(ITurnContext turn, Viewer viewer, ContractId id, CancellationToken cancellationToken) =>
        await lookup.OpenAsync(turn, viewer, id, isFree: true, cancellationToken) is { Outcome: LookupOutcome.Found } found ? found : null;

    /// <summary>All contracts, five at a time.</summary>
    /// <param name="list">What of them; its time says whether they were looked up before.</param>
    public async Task<StatusReply> ListAsync(ITurnContext turn, Viewer viewer, ContractListContext list, CancellationToken cancellationToken)
    {
        var isNew = turn.Now - list.At >= ListLife;
        var vendor = SoftwareVendors.FromKey(list.Vendor);
        var found = isNew
            ? await lookup.ListAsync(turn, viewer, vendor, asFile: false, cancellationToken)
            : await lookup.PageAsync(turn, viewer, vendor, cancellationToken);
        if (found.Outcome != LookupOutcome.Found)
        {
            return found.Outcome == LookupOutcome.TooMany ? StatusWords.TooMany(found) : Nothing(list);
        }

        var chosen = Narrow(found.Contracts, list.Words);
        return chosen.Count switch
        {
            0 => Nothing(list),
            1 => StatusWords.One(chosen[0], found.SourceDownSince, answered: null),
            _ => Page(turn, chosen, new ContractListContext { Vendor = list.Vendor, Words = list.Words, From = list.From, At = isNew ? turn.Now : list.At }),
        };
    }

    /// <summary>All contracts as a file: the "rapport de base d'installation".</summary>
    public async Task<StatusReply> ReportAsync(ITurnContext turn, Viewer viewer, SoftwareVendor? vendor, CancellationToken cancellationToken)
    {
        var found = await lookup.ListAsync(turn, viewer, vendor, asFile: true, cancellationToken);
        if (found.Outcome != LookupOutcome.Found)
        {
            return found.Outcome == LookupOutcome.TooMany ? StatusWords.TooMany(found) : StatusWords.NotFound();
        }

        var report = reports.Issue(found.Contracts, turn.Now);
        turn.AddEffect(report.Effect);
        return StatusWords.Report(report.Name, report.Address, found.Contracts.Count, turn.Activity.ChannelId == Teams);
    }

    private static StatusReply Single(LookupResult found, string? answered) => found switch
    {
        { Outcome: LookupOutcome.TooMany } => StatusWords.TooMany(found),
        { Contracts: [var only] } => StatusWords.One(only, found.SourceDownSince, answered),
        _ => StatusWords.NotFound(),
    };

    private static StatusReply Nothing(ContractListContext list) =>
        list.Words is null && list.Vendor is null ? StatusWords.NotFound() : new StatusReply(Texts["NothingFits"]) { Buttons = [Texts["ButtonAll"]] };

    private static StatusReply Page(ITurnContext turn, IReadOnlyList<Status> contracts, ContractListContext list)
    {
        // What ends next comes first; what is over comes last, the latest end first.
        List<Status> ordered = [.. contracts.OrderBy(status => status.DaysLeft < 0).ThenBy(status => Math.Abs(status.DaysLeft)).ThenBy(status => status.Contract.Number, StringComparer.Ordinal)];
        list.From = list.From >= ordered.Count ? 0 : list.From;
        var page = ordered.Skip(list.From).Take(PageSize).ToList();
        list.Shown = [.. page.Select(status => status.Contract.Id.Value)];
        turn.AddEffect(new ShowedContracts(list));
        return StatusWords.List(page, list.From, ordered.Count, list.Words is { } words ? Texts.Format("Narrowed", ("words", Markdown.Escape(words))) : null);
    }

    private static List<Status> Narrow(IReadOnlyList<Status> contracts, string? words)
    {
        if (words is null)
        {
            return [.. contracts];
        }

        if (StateNamed(words) is { } states)
        {
            return [.. contracts.Where(status => states.Contains(status.State))];
        }

        var folded = FrenchText.Fold(words);
        var isNumber = ContractReference.TryParse(words, out var reference);
        return [.. contracts.Where(status => Has(status.Contract.Product) || Has(status.Contract.Reseller) || Has(status.Contract.Sku) || HasNumber(status.Contract))];

        bool Has(string? text) => text is not null && FrenchText.Fold(text).Contains(folded, StringComparison.Ordinal);
        bool HasNumber(Contract contract) => isNumber && new[] { contract.Number, contract.ParentNumber, contract.ServiceTag }
            .Any(number => ContractReference.TryParse(number, out var other) && other.Key.Contains(reference.Key, StringComparison.Ordinal));
    }

    /// <summary>The states that words name; null when they name none.</summary>
    public static IReadOnlyList<ContractState>? StateNamed(string words)
    {
        var folded = FrenchText.Fold(words);
        return Names("WordsRecent") ? [ContractState.RecentlyExpired]
            : Names("WordsExpiring") ? [ContractState.Expiring]
            : Names("WordsExpired") ? [ContractState.Expired, ContractState.RecentlyExpired]
            : Names("WordsUpcoming") ? [ContractState.Upcoming]
            : Names("WordsActive") ? [ContractState.Active, ContractState.Expiring]
            : null;

        bool Names(string key) => Texts.List(key).Any(word => folded.Contains(word, StringComparison.Ordinal));
    }
}
