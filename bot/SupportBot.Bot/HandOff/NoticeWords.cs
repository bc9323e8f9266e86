using System.Globalization;
using SupportBot.Bot.HandOff.Hours;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.HandOff;

/// <summary>Says a change of hands to the customer, with the buttons that fit the new state.</summary>
internal static class NoticeWords
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The one message for a step that moved.</summary>
    public static Activity Of(HandOffStep step, NoticeFacts facts)
    {
        var notice = step.Notice ?? throw new ArgumentException("The step did not move.", nameof(step));
        var message = Message(Text(notice, step, facts), step.After);
        return message with { Annotation = message.Annotation! with { Flow = facts.Flow } }; // Not null: it was just made.
    }

    /// <summary>That what was just written is in the file; for those who wait.</summary>
    public static Activity Noted(Ownership state, WaitingPlace place) =>
        Message($"{HandOffTexts.Of.Format("QueueNoted", ("position", Position(place.Position)))} {HandOffTexts.Of["QueueHelp"]}", state);

    /// <summary>That the queue has advanced.</summary>
    public static Activity Advanced(Ownership state, int position) =>
        Message(HandOffTexts.Of.Format("QueueMoved", ("position", Position(position))), state);

    /// <summary>That the customer waits already.</summary>
    public static Activity AlreadyQueued(Ownership state, WaitingPlace place) =>
        Message(HandOffTexts.Of.Format("RefusedAlreadyQueued", ("position", Position(place.Position))), state);

    /// <summary>The buttons of a state; null when it has none.</summary>
    public static SuggestedActions? Buttons(Owner owner) => owner switch
    {
        Owner.Queued => new SuggestedActions([CardAction.ImBack(HandOffTexts.Of["ButtonLeaveQueue"]), CardAction.ImBack(HandOffTexts.Of["ButtonMail"])]),
        Owner.Human => new SuggestedActions([CardAction.ImBack(HandOffTexts.Of["ButtonEnd"])]),
        _ => null,
    };

    private static Activity Message(string text, Ownership state) => Activity.Message(text) with
    {
        InputHint = InputHints.AcceptingInput,
        SuggestedActions = Buttons(state.Owner),
        Annotation = new ReplyAnnotation(ReplyKinds.HandOff) { Case = state.Case },
    };

    private static string Text(Notice notice, HandOffStep step, NoticeFacts facts)
    {
        var reference = step.After.Case ?? "";
        var agent = step.After.AgentName ?? step.Before.AgentName ?? HandOffTexts.Of["Agent"];
        return notice switch
        {
            Notice.Queued => Queued(reference, step.After, facts),
            Notice.OutOfHours => OutOfHours(reference, step.After, facts),
            Notice.MailNoAnswer or Notice.MailByChoice =>
                HandOffTexts.Of.Format(notice.ToString(), ("case", reference), ("contact", Contact(step.After))),
            Notice.LeftQueue => HandOffTexts.Of.Format("LeftQueue", ("case", reference)),
            Notice.Taken => HandOffTexts.Of.Format("Taken", ("agent", agent)),
            Notice.HandedBack or Notice.EndedByCustomer =>
                HandOffTexts.Of.Format(notice.ToString(), ("agent", agent), ("remembered", Remembered(facts.Remembered))),
            Notice.Closed => HandOffTexts.Of.Format("Closed", ("agent", agent), ("case", reference)),
            Notice.Passed => HandOffTexts.Of.Format("Passed", ("agent", step.Before.AgentName ?? HandOffTexts.Of["Agent"]), ("other", agent)),
            Notice.Redirected => HandOffTexts.Of.Format("Redirected", ("agent", agent), ("position", Position(facts.Place.Position))),
            Notice.Requeued => HandOffTexts.Of.Format("Requeued", ("agent", agent), ("position", Position(facts.Place.Position))),
            _ => throw new ArgumentOutOfRangeException(nameof(notice)),
        };
    }

    private static string Queued(string reference, Ownership after, NoticeFacts facts)
    {
        var queued = HandOffTexts.Of.Format(
            "Queued", ("case", reference), ("position", Position(facts.Place.Position)), ("wait", WaitingRange.InWords(facts.Place.Range)));
        var whole = $"{queued} {HandOffTexts.Of.Format("QueuedTimeOut", ("delay", Delay(facts.AcceptTimeout)))}";
        return after.Email is null ? $"{whole}\n\n{HandOffTexts.Of["QueuedAskEmail"]}" : whole;
    }

    private static string OutOfHours(string reference, Ownership after, NoticeFacts facts)
    {
        if (facts.NextOpening is not { } opening)
        {
            return HandOffTexts.Of.Format("OutOfHoursNoOpening", ("case", reference), ("contact", Contact(after)));
        }

        var words = OpeningWords.Of(opening, facts.Now);
        return facts.Holiday is { } holiday
            ? HandOffTexts.Of.Format(
                "OutOfHoursHoliday", ("holiday", HandOffTexts.Of[$"Holiday_{holiday.Name}"]), ("case", reference), ("opening", words), ("contact", Contact(after)))
            : HandOffTexts.Of.Format("OutOfHours", ("case", reference), ("opening", words), ("contact", Contact(after)));
    }

    private static string Contact(Ownership after) =>
        after.Email is { } email ? HandOffTexts.Of.Format("ContactByMail", ("email", $"`{email}`")) : HandOffTexts.Of["ContactUnknown"];

    private static string Remembered(IReadOnlyList<string> labels) => labels.Count == 0
        ? HandOffTexts.Of["RememberedNothing"]
        : HandOffTexts.Of.Format("Remembered", ("fields", string.Join(", ", labels.Select(InSentence))));

    /// <summary>A label within a sentence: "Numéro SAID" becomes "numéro SAID", but "SAID" stays.</summary>
    private static string InSentence(string label) =>
        label.Length > 1 && char.IsLower(label[1]) ? char.ToLower(label[0], French) + label[1..] : label;

    private static string Position(int position) => position <= 1
        ? HandOffTexts.Of["PositionFirst"]
        : HandOffTexts.Of.Format("PositionNext", ("position", position.ToString(CultureInfo.InvariantCulture)));

    private static string Delay(TimeSpan delay) => delay switch
    {
        { TotalSeconds: < 60 } => HandOffTexts.Of.Format("DelaySeconds", ("count", ((int)delay.TotalSeconds).ToString(CultureInfo.InvariantCulture))),
        { TotalMinutes: < 2 } => HandOffTexts.Of["DelayMinute"],
        _ => HandOffTexts.Of.Format("DelayMinutes", ("count", ((int)Math.Round(delay.TotalMinutes)).ToString(CultureInfo.InvariantCulture))),
    };
}
