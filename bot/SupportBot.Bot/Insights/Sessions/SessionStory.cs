using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Insights.Sessions;

/// <summary>Follows a session from reply to reply: what was wanted last, and how far it came.</summary>
internal sealed class SessionStory
{
    private const string AgentFlow = "agent";

    private readonly Dictionary<string, SessionFlow> _flows = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private ReplyAnnotation? _last;
    private bool? _lastVerdict;
    private bool _customerSpoke;
    private bool _agentSpoke;
    private bool _personAsked;
    private bool _requestSent;

    public string? Case { get; private set; }

    public string? LastFlow => _last?.Flow;

    public string? LastSlot => _last?.Slot;

    public IReadOnlyList<SessionFlow> Flows => [.. _order.Select(flow => _flows[flow])];

    public void Add(TranscriptStep step, IReadOnlyDictionary<long, bool> ratings)
    {
        _customerSpoke |= step.IsFromCustomer;
        _agentSpoke |= step.IsFromAgent;
        if (step.IsFromCustomer && ratings.TryGetValue(step.Seq, out var helpful))
        {
            _lastVerdict = helpful;
        }

        if (step.Reply is { } reply && Matters(reply))
        {
            Take(reply);
        }
    }

    /// <summary>What became of the session.</summary>
    public (SessionOutcome Outcome, SessionDetail Detail) End()
    {
        if (!_customerSpoke)
        {
            return (SessionOutcome.Nothing, SessionDetail.Silent);
        }

        if (_agentSpoke || _personAsked || _requestSent)
        {
            return (SessionOutcome.HandedOver, _agentSpoke ? SessionDetail.Agent : _personAsked ? SessionDetail.Asked : SessionDetail.Request);
        }

        return _last?.Kind switch
        {
            null => (SessionOutcome.Nothing, SessionDetail.Courtesy),
            ReplyKinds.Answer => (SessionOutcome.Resolved, _lastVerdict == true ? SessionDetail.Confirmed : SessionDetail.Implied),
            ReplyKinds.Done => (SessionOutcome.Resolved, SessionDetail.Guided),
            ReplyKinds.Status => (SessionOutcome.Resolved, SessionDetail.Status),
            ReplyKinds.Cancelled => (SessionOutcome.Abandoned, SessionDetail.Cancelled),
            ReplyKinds.Abstain => (SessionOutcome.Abandoned, SessionDetail.Unanswered),
            ReplyKinds.Clarify when _last.Flow is null => (SessionOutcome.Abandoned, _lastVerdict == false ? SessionDetail.NotHelpful : SessionDetail.Choice),
            _ => (SessionOutcome.Abandoned, SessionDetail.Form),
        };
    }

    /// <summary>Courtesies, apologies and kinds of a later version say nothing about what the customer wanted.</summary>
    private static bool Matters(ReplyAnnotation reply) => reply.Kind
        is ReplyKinds.Answer or ReplyKinds.Clarify or ReplyKinds.Abstain or ReplyKinds.Prompt or ReplyKinds.Reprompt or ReplyKinds.Summary
        or ReplyKinds.Done or ReplyKinds.Cancelled or ReplyKinds.HandOff or ReplyKinds.Status
        && !(reply is { Kind: ReplyKinds.Reprompt, Flow: null });

    private void Take(ReplyAnnotation reply)
    {
        if (reply.Kind == ReplyKinds.Answer)
        {
            _lastVerdict = null;
        }

        _last = reply;
        Case = reply.Case ?? Case;
        _personAsked |= reply.Kind == ReplyKinds.HandOff || (reply is { Kind: ReplyKinds.Done, Flow: AgentFlow });
        _requestSent |= reply is { Kind: ReplyKinds.Done, Case: not null };
        if (reply.Flow is { } flow)
        {
            Follow(flow, reply);
        }
    }

    private void Follow(string flow, ReplyAnnotation reply)
    {
        if (!_flows.ContainsKey(flow))
        {
            _order.Add(flow);
        }

        var outcome = reply.Kind switch
        {
            ReplyKinds.Done or ReplyKinds.Status or ReplyKinds.Answer or ReplyKinds.Abstain => FlowOutcome.Completed,
            ReplyKinds.HandOff => FlowOutcome.HandedOver,
            ReplyKinds.Cancelled => FlowOutcome.Cancelled,
            _ => FlowOutcome.Abandoned,
        };
        _flows[flow] = new SessionFlow(flow, outcome, outcome == FlowOutcome.Abandoned ? reply.Slot : null);
    }
}
