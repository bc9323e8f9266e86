using System.Globalization;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Turns;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.ContractStatus;

/// <summary>What became of words after a list.</summary>
internal enum ListReading
{
    /// <summary>They are not about the list.</summary>
    NotMine,

    /// <summary>They were answered.</summary>
    Handled,

    /// <summary>They are about the list, but who writes is not known any more: the status form has to ask.</summary>
    NeedsProof,
}

/// <summary>Reads what people say to a list of contracts: "suivants", "2", "les expirés", "symantec", "rapport", a number.</summary>
internal sealed class ContractListReader(ViewerDirectory viewers, StatusDesk desk)
{
    private const int MostWordsOfAFilter = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly FormTexts Texts = FormTexts.For<ContractStatusFlow>("ContractStatusTexts");

    /// <summary>Keeps the list that this turn showed, and forgets one that was shown too long ago.</summary>
    public static void Await(ITurnContext turn, ConversationState state)
    {
        if (turn.Effects.OfType<ShowedContracts>().LastOrDefault() is { } showed)
        {
            state.Contracts = showed.List;
        }
        else if (state.Contracts is { } list && turn.Now - list.At > Patience)
        {
            state.Contracts = null;
        }
    }

    /// <summary>Answers words that are about the list shown last.</summary>
    public async Task<ListReading> TryContinueAsync(ITurnContext turn, ConversationState state, string text, CancellationToken cancellationToken) =>
        state.Contracts is { } list && turn.Now - list.At <= Patience && Read(list, text) is { } wish
            ? await FollowAsync(turn, wish, cancellationToken)
            : ListReading.NotMine;

    /// <summary>Shows the next contracts of the list, or its first ones when none was shown.</summary>
    public Task<ListReading> NextAsync(ITurnContext turn, ContractListContext? list, CancellationToken cancellationToken) =>
        FollowAsync(turn, new ListWish { List = list is null ? new ContractListContext() : Next(list) }, cancellationToken);

    /// <summary>Makes the file of all contracts.</summary>
    public Task<ListReading> ReportAsync(ITurnContext turn, CancellationToken cancellationToken) => FollowAsync(turn, new ListWish { WantsFile = true }, cancellationToken);

    private async Task<ListReading> FollowAsync(ITurnContext turn, ListWish wish, CancellationToken cancellationToken)
    {
        if (await viewers.FindAsync(turn, cancellationToken) is not { Standing: ViewerStanding.Known, Viewer: { } viewer })
        {
            return ListReading.NeedsProof;
        }

        var reply = wish switch
        {
            { WantsFile: true } => await desk.ReportAsync(turn, viewer, SoftwareVendors.FromKey(wish.List?.Vendor), cancellationToken),
            { Contract: { } id } => await desk.OpenAsync(turn, viewer, new ContractId(id), cancellationToken),
            { Number: { } number } => await desk.FindAsync(turn, viewer, number, cancellationToken),
            _ => await desk.ListAsync(turn, viewer, wish.List ?? new ContractListContext(), cancellationToken),
        };
        await turn.SendActivityAsync(reply.ToActivity(), cancellationToken);
        return ListReading.Handled;
    }

    private static ListWish? Read(ContractListContext list, string text)
    {
        var folded = FrenchText.Fold(text).Trim(' ', '.', '!', '?');
        if (Texts.List("WordsNext").Contains(folded, StringComparer.Ordinal))
        {
            return new ListWish { List = Next(list) };
        }

        if (ReferenceWords.AsksFile(text))
        {
            return new ListWish { WantsFile = true };
        }

        if (PlaceIn(folded) is { } place && place > list.From && place <= list.From + list.Shown.Count)
        {
            return new ListWish { Contract = list.Shown[place - list.From - 1] };
        }

        if (folded.Count(static c => c == ' ') >= MostWordsOfAFilter)
        {
            return null;
        }

        return ReferenceWords.AsksAll(text) ? new ListWish { List = new ContractListContext { At = list.At } } : Filter(list, text, folded);
    }

    private static ListWish? Filter(ContractListContext list, string text, string folded)
    {
        if (VendorIn(folded) is { } vendor)
        {
            return new ListWish { List = new ContractListContext { Vendor = vendor, At = list.At } };
        }

        if (StatusDesk.StateNamed(text) is not null)
        {
            return new ListWish { List = new ContractListContext { Vendor = list.Vendor, Words = text, At = list.At } };
        }

        if (ContractReference.TryParse(text, out var reference) && reference.Key.Length > 3 && reference.Key.Any(char.IsAsciiDigit))
        {
            return new ListWish { Number = reference.Key };
        }

        var filter = Texts.List("WordsFilter").FirstOrDefault(words => folded.StartsWith(words + " ", StringComparison.Ordinal));
        return filter is not null && folded.Length == text.Trim(' ', '.', '!', '?').Length
            ? new ListWish { List = new ContractListContext { Vendor = list.Vendor, Words = text.Trim()[filter.Length..].Trim(), At = list.At } }
            : null;
    }

    private static ContractListContext Next(ContractListContext list) =>
        new() { Vendor = list.Vendor, Words = list.Words, From = list.From + list.Shown.Count, At = list.At };

    /// <summary>"2", "le 2", "n° 2", "le deuxième".</summary>
    private static int? PlaceIn(string folded)
    {
        var last = folded.Split(' ')[^1];
        var isAlone = folded.Count(static c => c == ' ') <= 1;
        return !isAlone ? null
            : int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && last.Length <= 3 ? place
            : Texts.List("WordsPlaces").ToList().IndexOf(last) is >= 0 and var index ? index + 1
            : null;
    }

    private static string? VendorIn(string folded) =>
        SoftwareVendors.All.Select(static vendor => vendor.Key()).FirstOrDefault(key =>
            folded.Replace(" ", "", StringComparison.Ordinal).Contains(key, StringComparison.Ordinal) && folded.Count(static c => c == ' ') <= 2);

    /// <summary>What is wanted; exactly one of the members.</summary>
    private sealed record ListWish
    {
        public ContractListContext? List { get; init; }

        public string? Contract { get; init; }

        public string? Number { get; init; }

        public bool WantsFile { get; init; }
    }
}
