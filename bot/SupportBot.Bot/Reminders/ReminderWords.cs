using System.Globalization;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Flows.ContractStatus;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using Status = SupportBot.Bot.Contracts.ContractStatus;

namespace SupportBot.Bot.Reminders;

/// <summary>What reminders say.</summary>
internal sealed class ReminderWords(ReminderLinks links)
{
    public const string Stop = "reminder.stop";

    public static readonly FormTexts Of = FormTexts.For<ReminderWords>("ReminderTexts");

    /// <summary>In a Teams chat: words, and the same as a card with buttons.</summary>
    public Activity Message(Status status)
    {
        var product = status.Contract.Product;
        var state = ContractTexts.State(status);
        var number = StatusWords.Number(status.Contract);
        var text = Of.Format("Message", ("product", Markdown.Escape(product)), ("number", Markdown.Code(number)), ("state", state));
        var card = new AdaptiveCard()
            .Heading(Of["Title"])
            .Line(Of.Format("CardLine", ("product", product), ("number", number), ("state", state)), CardTone.Warning)
            .Button(Of["ButtonRenew"], AdaptiveCard.Value(StatusWords.Renew, (StatusWords.ContractMember, status.Contract.Id.Value)))
            .Button(Of["ButtonStop"], AdaptiveCard.Value(Stop, (StatusWords.ContractMember, status.Contract.Id.Value)))
            .Button(Of["ButtonAdviser"], AdaptiveCard.Value(StatusWords.Adviser));
        return Activity.Message(text) with
        {
            InputHint = InputHints.AcceptingInput,
            Annotation = new ReplyAnnotation(ReplyKinds.Status) { Flow = ContractStatusFlow.FlowName },
            Attachments = [card.ToAttachment(text)],
        };
    }

    /// <summary>By mail, with the link that stops them.</summary>
    public MailLetter Letter(Reminder reminder, Status status, string address)
    {
        var stop = links.StopAddress(reminder.Id);
        var text = Of.Format(
            "Letter", ("product", status.Contract.Product), ("number", StatusWords.Number(status.Contract)), ("vendor", status.Contract.Vendor.DisplayName()),
            ("state", ContractTexts.State(status)), ("stop", stop.AbsoluteUri));
        return new MailLetter(address, Of.Format("Subject", ("product", status.Contract.Product), ("days", Days(status.DaysLeft))), text) { Link = stop, Unsubscribe = stop };
    }

    /// <summary>"120, 60, 30 et 7 jours".</summary>
    public static string List(IReadOnlyList<int> days)
    {
        var numbers = days.Select(static day => day.ToString(CultureInfo.InvariantCulture)).ToList();
        return numbers.Count == 1 ? Of.Format("OneDay", ("days", numbers[0])) : Of.Format("ManyDays", ("days", string.Join(", ", numbers[..^1])), ("last", numbers[^1]));
    }

    private static string Days(int left) => left switch
    {
        0 => Of["Today"],
        1 => Of["Tomorrow"],
        _ => Of.Format("InDays", ("days", left.ToString(CultureInfo.InvariantCulture))),
    };
}
