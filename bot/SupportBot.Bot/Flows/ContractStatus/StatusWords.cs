using System.Globalization;
using System.Text;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Lookup;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Identifiers;
using SupportBot.Dialogs.Schema;
using Status = SupportBot.Bot.Contracts.ContractStatus;

namespace SupportBot.Bot.Flows.ContractStatus;

/// <summary>Says a contract, or a list of them, twice over: as words and as a card, both from the same facts.</summary>
internal static class StatusWords
{
    public const string Open = "contract.open";
    public const string Renew = "contract.renew";
    public const string Transfer = "contract.transfer";
    public const string Remind = "contract.remind";
    public const string Adviser = "contract.adviser";
    public const string More = "contracts.more";
    public const string File = "contracts.file";

    /// <summary>Member of a button's value that names the contract.</summary>
    public const string ContractMember = "contract";

    private static readonly FormTexts Texts = FormTexts.For<ContractStatusFlow>("ContractStatusTexts");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>One contract.</summary>
    /// <param name="downSince">Since when its source cannot be read; null when it can.</param>
    /// <param name="answered">What the customer has done with the card: in place of its buttons. Null: they are there.</param>
    public static StatusReply One(Status status, DateTimeOffset? downSince, string? answered)
    {
        var state = Sentence(ContractTexts.State(status));
        var facts = Facts(status);
        var route = Texts[$"Route{status.Route}"];
        var down = downSince is { } since
            ? Texts.Format("SourceDown", ("source", ContractTexts.Source(status.Contract.Origin.Source)), ("since", Moment(since)), ("read", Moment(status.Contract.Origin.ReadAt)))
            : null;
        var text = new StringBuilder($"**{Markdown.Escape(status.Contract.Product)}** : {state}\n\n");
        foreach (var (label, value, isCode) in facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {label} : {(isCode ? Markdown.Code(value) : Markdown.Escape(value))}\n");
        }

        text.Append('\n').Append(route).Append(down is null ? "" : $"\n\n{down}");
        return new StatusReply(text.ToString())
        {
            Attachments = [Card(status, state, facts, [route, .. down is null ? [] : new[] { down }], answered).ToAttachment(text.ToString())],
        };
    }

    /// <summary>Up to five contracts of several.</summary>
    public static StatusReply List(IReadOnlyList<Status> page, int from, int count, string? narrowed)
    {
        var head = Texts.Format(
            count == page.Count ? "ListAll" : "ListPart", ("count", count.ToString(French)), ("first", Place(from)), ("last", Place(from + page.Count - 1)), ("filter", narrowed ?? ""));
        var card = new AdaptiveCard().Heading(head);
        var text = new StringBuilder(head).Append("\n\n");
        for (var index = 0; index < page.Count; index++)
        {
            var (contract, place) = (page[index].Contract, Place(from + index));
            var (number, state) = (Number(contract), ContractTexts.State(page[index]));
            text.Append(CultureInfo.InvariantCulture, $"{place}. **{Markdown.Escape(contract.Product)}** ({contract.Vendor.DisplayName()}, {Markdown.Code(number)}) : {state}\n");
            card.Row(
                $"{place}. {contract.Product}", $"{contract.Vendor.DisplayName()}, {number} : {state}", Tone(page[index].State), Texts.Format("OpenLabel", ("place", place)), Press(Open, contract));
        }

        var hasMore = from + page.Count < count;
        text.Append('\n').Append(Texts[hasMore ? "ListHowMore" : "ListHow"]);
        if (hasMore)
        {
            card.Button(Texts["ButtonMore"], AdaptiveCard.Value(More));
        }

        card.Button(Texts["ButtonFile"], AdaptiveCard.Value(File));
        return new StatusReply(text.ToString())
        {
            Attachments = [card.ToAttachment(text.ToString())],
            Buttons = hasMore ? [Texts["ButtonMore"], Texts["ButtonFile"]] : [Texts["ButtonFile"]],
        };
    }

    /// <summary>The file with all of them.</summary>
    public static StatusReply Report(string name, Uri address, int count, bool inTeams)
    {
        var text = Texts.Format("Report", ("count", count.ToString(French)), ("link", $"[{Texts["ReportLink"]}]({address.AbsoluteUri})"));
        var file = inTeams
            ? new AdaptiveCard().Heading(Texts["ReportTitle"]).Line(Texts.Format("ReportCard", ("count", count.ToString(French))), CardTone.Plain).Link(Texts["ReportLink"], address).ToAttachment(text)
            : new Attachment { ContentType = "text/csv", Name = name, ContentUrl = address.AbsoluteUri };
        return new StatusReply(text) { Attachments = [file] };
    }

    /// <summary>Nothing, or nothing that is the viewer's.</summary>
    public static StatusReply NotFound() => new(Texts["NotFound"]) { Buttons = [RootTexts.StartLabel("status"), RootTexts.StartLabel("agent")] };

    public static StatusReply TooMany(LookupResult result) =>
        new(Texts.Format("TooMany", ("time", ContractTexts.Time(result.FreeAgainAt ?? default)))) { Buttons = [RootTexts.StartLabel("agent")] };

    /// <summary>A number as it is printed.</summary>
    public static string Number(Contract contract) => contract.Kind switch
    {
        ContractKind.Contract when contract.Vendor == SoftwareVendor.Hp => IdentifierDisplay.Group(IdentifierKind.Said, contract.Number),
        ContractKind.Contract or ContractKind.Subscription => IdentifierDisplay.Group(IdentifierKind.ContractNumber, contract.Number),
        _ => contract.Number,
    };

    private static AdaptiveCard Card(Status status, string state, IReadOnlyList<(string Label, string Value, bool IsCode)> facts, IReadOnlyList<string> notes, string? answered)
    {
        var card = new AdaptiveCard().Heading(status.Contract.Product).Line(state, Tone(status.State));
        foreach (var (label, value, isCode) in facts)
        {
            card.Fact(label, value, isCode);
        }

        foreach (var note in notes)
        {
            card.Line(note.Replace("**", "", StringComparison.Ordinal), CardTone.Plain);
        }

        return answered is null ? WithButtons(card, status) : card.Line(answered, CardTone.Good);
    }

    private static AdaptiveCard WithButtons(AdaptiveCard card, Status status)
    {
        card.Button(Texts["ButtonRenew"], Press(Renew, status.Contract)).Button(Texts["ButtonTransfer"], Press(Transfer, status.Contract));
        if (status.DaysLeft > 0)
        {
            card.Button(Texts["ButtonRemind"], Press(Remind, status.Contract));
        }

        return card.Button(Texts["ButtonAdviser"], Press(Adviser, status.Contract));
    }

    private static List<(string Label, string Value, bool IsCode)> Facts(Status status)
    {
        var contract = status.Contract;
        List<(string, string?, bool)> facts =
        [
            (Texts["FactVendor"], contract.Vendor.DisplayName(), false),
            (Texts[$"FactNumber{contract.Kind}"], Number(contract), true),
            (Texts["FactParent"], contract.ParentNumber, true),
            (Texts["FactTag"], contract.ServiceTag, true),
            (Texts["FactSku"], contract.Sku, true),
            (Texts["FactQuantity"], contract.Quantity?.ToString(French), false),
            (Texts["FactStart"], contract.Start is { } start ? ContractTexts.Day(start) : null, false),
            (Texts["FactEnd"], ContractTexts.Day(contract.End), false),
            (Texts["FactReseller"], contract.Reseller, false),
            (Texts["FactSource"], $"{ContractTexts.Source(contract.Origin.Source)}, {Moment(contract.Origin.ReadAt)}", false),
        ];
        return [.. facts.Where(static fact => fact.Item2 is not null).Select(static fact => (fact.Item1, fact.Item2!, fact.Item3))]; // not null: just looked
    }

    private static System.Text.Json.Nodes.JsonObject Press(string action, Contract contract) => AdaptiveCard.Value(action, (ContractMember, contract.Id.Value));

    private static CardTone Tone(ContractState state) => state switch
    {
        ContractState.Active or ContractState.Upcoming => CardTone.Good,
        ContractState.Expiring => CardTone.Warning,
        _ => CardTone.Attention,
    };

    private static string Moment(DateTimeOffset instant) => $"{ContractTexts.Day(ContractRules.DayOf(instant))} à {ContractTexts.Time(instant)}";

    private static string Place(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Sentence(string state) => $"{char.ToUpper(state[0], French)}{state[1..]}.";
}
