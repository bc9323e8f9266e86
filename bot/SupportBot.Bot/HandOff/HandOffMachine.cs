namespace SupportBot.Bot.HandOff;

/// <summary>
/// The only way a conversation changes hands: bot, queued, human, then bot or closed; or from the bot to e-mail. Pure functions of the present
/// owner; every move carries its notice to the customer, so that none can be silent.
/// </summary>
internal static class HandOffMachine
{
    /// <summary>Somebody asks for a person: into the queue when it is open, otherwise by e-mail.</summary>
    public static HandOffStep Request(Ownership state, RequestHandOff request, string queue, bool open, DateTimeOffset now)
    {
        if (!state.BotAnswers)
        {
            return HandOffStep.Refused(state, state.Owner == Owner.Queued ? Refusal.AlreadyQueued : Refusal.AlreadyTaken);
        }

        var ofCase = new Ownership { Case = request.Case.ToString(), Queue = queue, Email = request.Email };
        return open
            ? HandOffStep.To(state, ofCase with { Owner = Owner.Queued, QueuedAt = now, WaitingSince = now }, Notice.Queued)
            : HandOffStep.To(state, ofCase, Notice.OutOfHours);
    }

    /// <summary>An agent takes the conversation: only one that waits.</summary>
    public static HandOffStep Take(Ownership state, Agent agent, DeskDoor via, DateTimeOffset now) => state.Owner switch
    {
        Owner.Queued => HandOffStep.To(state, state with { Owner = Owner.Human, AgentId = agent.Id, AgentName = agent.Name, Via = via, TakenAt = now }, Notice.Taken),
        Owner.Human => HandOffStep.Refused(state, Refusal.AlreadyTaken),
        _ => HandOffStep.Refused(state, Refusal.NotWaiting),
    };

    /// <summary>The agent gives it back to the bot.</summary>
    public static HandOffStep HandBack(Ownership state, string agentId) =>
        IsHeldBy(state, agentId) ? HandOffStep.To(state, Released(state, Owner.Bot), Notice.HandedBack) : HandOffStep.Refused(state, Refusal.NotYours);

    /// <summary>The agent closes the request.</summary>
    public static HandOffStep Close(Ownership state, string agentId) =>
        IsHeldBy(state, agentId) ? HandOffStep.To(state, Released(state, Owner.Closed), Notice.Closed) : HandOffStep.Refused(state, Refusal.NotYours);

    /// <summary>The customer leaves the queue, or ends the exchange with the agent.</summary>
    public static HandOffStep End(Ownership state) => state.Owner switch
    {
        Owner.Queued => HandOffStep.To(state, Released(state, Owner.Bot), Notice.LeftQueue),
        Owner.Human => HandOffStep.To(state, Released(state, Owner.Bot), Notice.EndedByCustomer),
        _ => HandOffStep.Refused(state, Refusal.NothingToEnd),
    };

    /// <summary>The customer who waits prefers an answer by e-mail.</summary>
    public static HandOffStep PreferMail(Ownership state) => state.Owner == Owner.Queued
        ? HandOffStep.To(state, Released(state, Owner.Bot), Notice.MailByChoice)
        : HandOffStep.Refused(state, Refusal.NotWaiting);

    /// <summary>Nobody accepted within <paramref name="limit"/>.</summary>
    public static HandOffStep TimeOut(Ownership state, TimeSpan limit, DateTimeOffset now)
    {
        if (state.Owner != Owner.Queued)
        {
            return HandOffStep.Refused(state, Refusal.NotWaiting);
        }

        return now - state.WaitingSince < limit
            ? HandOffStep.Refused(state, Refusal.NotDue)
            : HandOffStep.To(state, Released(state, Owner.Bot), Notice.MailNoAnswer);
    }

    /// <summary>The agent's console is gone: the customer keeps the place in the queue, and a fresh time-out.</summary>
    public static HandOffStep LoseAgent(Ownership state, string agentId, DateTimeOffset now) => IsHeldBy(state, agentId)
        ? HandOffStep.To(state, Released(state, Owner.Queued) with { QueuedAt = state.QueuedAt, WaitingSince = now }, Notice.Requeued)
        : HandOffStep.Refused(state, Refusal.NotYours);

    /// <summary>The agent gives it to a colleague, who has it at once.</summary>
    public static HandOffStep Pass(Ownership state, string agentId, Agent colleague, DateTimeOffset now)
    {
        if (!IsHeldBy(state, agentId))
        {
            return HandOffStep.Refused(state, Refusal.NotYours);
        }

        return colleague.Id == agentId
            ? HandOffStep.Refused(state, Refusal.NoTarget)
            : HandOffStep.To(state, state with { AgentId = colleague.Id, AgentName = colleague.Name, Via = DeskDoor.Console, TakenAt = now }, Notice.Passed);
    }

    /// <summary>The agent gives it to another queue: the customer waits there by the time he has waited already, with a fresh time-out.</summary>
    public static HandOffStep Redirect(Ownership state, string agentId, string queue, bool open, DateTimeOffset now)
    {
        if (!IsHeldBy(state, agentId))
        {
            return HandOffStep.Refused(state, Refusal.NotYours);
        }

        return queue == state.Queue ? HandOffStep.Refused(state, Refusal.NoTarget)
            : !open ? HandOffStep.Refused(state, Refusal.QueueClosed)
            : HandOffStep.To(state, Released(state, Owner.Queued) with { Queue = queue, QueuedAt = state.QueuedAt ?? now, WaitingSince = now }, Notice.Redirected);
    }

    private static bool IsHeldBy(Ownership state, string agentId) => state.Owner == Owner.Human && string.Equals(state.AgentId, agentId, StringComparison.Ordinal);

    private static Ownership Released(Ownership state, Owner owner) =>
        new() { Owner = owner, Case = state.Case, Queue = state.Queue, Email = state.Email };
}
