using SupportBot.Bot.Cases;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.HandOff.Teams;

/// <summary>The card of a hand-off as agents see it in their channel: the file first, then what can be done in its present state.</summary>
internal static class TeamsCard
{
    public const string Take = "desk.take";
    public const string Say = "desk.say";
    public const string Close = "desk.close";
    public const string HandBack = "desk.hand_back";

    /// <summary>Member of a press that names the case.</summary>
    public const string CaseMember = "case";

    /// <summary>The input whose text is said to the customer.</summary>
    public const string ReplyInput = "reply";

    /// <summary>Cards must stay small: beyond this many fields the console has the rest.</summary>
    private const int MostFields = 12;

    private const int LongestValue = 200;

    public static Activity Of(CaseFile file, Owner owner, Agent? agent)
    {
        var state = StateOf(owner, agent);
        var title = HandOffTexts.Of.Format("TeamsTitle", ("case", file.Reference.ToString()), ("flow", CaseTexts.Flow(file.Flow)));
        var card = new AdaptiveCard().Heading(title)
            .Line(state, owner switch { Owner.Queued => CardTone.Attention, Owner.Human => CardTone.Good, _ => CardTone.Plain })
            .Fact(HandOffTexts.Of["TeamsReason"], CaseTexts.Reason(file.Reason), isCode: false);
        foreach (var field in file.Fields.Where(static field => !field.Sensitive).Take(MostFields))
        {
            card.Fact(CaseTexts.Label(field.Key, field.Label), Short(field.Shown ?? field.Value), isCode: false);
        }

        AddActions(card, file, owner);
        var summary = $"{title} · {state}";
        return new Activity { Type = ActivityTypes.Message, Summary = summary, Attachments = [card.ToAttachment(summary)] };
    }

    /// <summary>What the customer said, as text and nothing else.</summary>
    public static Activity Words(Activity said)
    {
        var name = said.From?.Name is { Length: > 0 } given ? given : HandOffTexts.Of["TeamsCustomer"];
        var files = said.Attachments is { Count: > 0 } ? $"\n{HandOffTexts.Of["TeamsFiles"]}" : "";
        return Activity.Message($"{name} : {said.Text}{files}") with { TextFormat = TextFormats.Plain };
    }

    private static void AddActions(AdaptiveCard card, CaseFile file, Owner owner)
    {
        var reference = file.Reference.ToString();
        if (owner == Owner.Queued)
        {
            card.Button(HandOffTexts.Of["TeamsTake"], AdaptiveCard.Value(Take, (CaseMember, reference)));
        }
        else if (owner == Owner.Human)
        {
            card.Input(ReplyInput, HandOffTexts.Of["TeamsReplyHint"])
                .Button(HandOffTexts.Of["TeamsSay"], AdaptiveCard.Value(Say, (CaseMember, reference)))
                .Button(HandOffTexts.Of["TeamsClose"], AdaptiveCard.Value(Close, (CaseMember, reference)))
                .Button(HandOffTexts.Of["TeamsHandBack"], AdaptiveCard.Value(HandBack, (CaseMember, reference)));
        }
    }

    private static string StateOf(Owner owner, Agent? agent) => owner switch
    {
        Owner.Queued => HandOffTexts.Of["TeamsWaiting"],
        Owner.Human => HandOffTexts.Of.Format("TeamsHeld", ("agent", agent?.Name ?? HandOffTexts.Of["Agent"])),
        _ => HandOffTexts.Of["TeamsOver"],
    };

    private static string Short(string value) => value.Length > LongestValue ? value[..LongestValue] + "…" : value;
}
