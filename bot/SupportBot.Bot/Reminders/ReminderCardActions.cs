using System.Security.Cryptography;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Flows.ContractStatus;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;
using Status = SupportBot.Bot.Contracts.ContractStatus;

namespace SupportBot.Bot.Reminders;

/// <summary>"Me rappeler" and "Ne plus me rappeler" on cards: for the presser's own contracts only.</summary>
internal sealed class ReminderCardActions(ViewerDirectory viewers, StatusDesk desk) : ICardAction
{
    private const int IdLetters = 24;

    public IReadOnlyList<string> Names { get; } = [StatusWords.Remind, ReminderWords.Stop];

    public async ValueTask<CardOutcome> RunAsync(ITurnContext turn, CardPress press, CancellationToken cancellationToken)
    {
        if (await viewers.FindAsync(turn, cancellationToken) is not { Standing: ViewerStanding.Known, Viewer: { } viewer })
        {
            return CardOutcome.Start(ContractStatusFlow.FlowName) with { Lead = ReminderWords.Of["ProofFirst"] };
        }

        var id = new ContractId(press.Text(StatusWords.ContractMember) ?? "");
        if (await desk.OfCardAsync(turn, viewer, id, cancellationToken) is not { Contracts: [var status] } found)
        {
            return CardOutcome.Say(StatusWords.NotFound().ToActivity());
        }

        var (text, answered) = press.Name == StatusWords.Remind ? Ask(turn, viewer, status) : Stop(turn, viewer, status);
        var card = StatusWords.One(status, found.SourceDownSince, answered);
        return CardOutcome.Say(Say(text, status, mayStop: press.Name == StatusWords.Remind && answered is not null)) with
        {
            Card = answered is null ? null : card.Attachments[0],
            CardText = card.Text,
        };
    }

    private static (string Text, string? Answered) Ask(ITurnContext turn, Viewer viewer, Status status)
    {
        var toCome = ReminderSchedule.ToCome(status.Contract.End, status.On);
        if (toCome.Count == 0)
        {
            return (ReminderWords.Of.Format("TooLate", ("state", ContractTexts.State(status))), null);
        }

        var id = RandomNumberGenerator.GetHexString(IdLetters, lowercase: true);
        turn.AddEffect(new AskReminder(new Reminder(id, status.Contract.Id, viewer, null, status.Contract.End, status.On, ReminderState.Active)));
        var where = ReminderWords.Of[viewer.Proof == ViewerProof.Teams ? "HereInTeams" : "ByMail"];
        var text = ReminderWords.Of.Format("Noted", ("days", ReminderWords.List(toCome)), ("product", Markdown.Escape(status.Contract.Product)), ("where", where));
        return (text, ReminderWords.Of["AnsweredRemind"]);
    }

    private static (string Text, string? Answered) Stop(ITurnContext turn, Viewer viewer, Status status)
    {
        turn.AddEffect(new StopReminder(status.Contract.Id, viewer));
        return (ReminderWords.Of.Format("StoppedText", ("product", Markdown.Escape(status.Contract.Product))), ReminderWords.Of["AnsweredStop"]);
    }

    private static Activity Say(string text, Status status, bool mayStop)
    {
        var reply = new StatusReply(text).ToActivity();
        return mayStop
            ? reply with
            {
                Attachments =
                [
                    new AdaptiveCard().Button(ReminderWords.Of["ButtonStop"], AdaptiveCard.Value(ReminderWords.Stop, (StatusWords.ContractMember, status.Contract.Id.Value))).ToAttachment(text),
                ],
            }
            : reply;
    }
}
