using FsCheck;
using FsCheck.Fluent;
using SupportBot.Bot.Cases;
using SupportBot.Bot.HandOff;

namespace SupportBot.Bot.Tests.HandOff;

public sealed class HandOffMachineTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly Agent Alice = new("alice", "Alice");
    private static readonly Agent Bruno = new("bruno", "Bruno");
    private static readonly RequestHandOff Asked = new(new CaseReference(2026, 123), "dell", CaseReason.Asked) { Email = "anne@example.fr" };

    private static readonly Ownership Queued = HandOffMachine.Request(Ownership.OfBot, Asked, "support", open: true, Start).After;
    private static readonly Ownership Held = HandOffMachine.Take(Queued, Alice, DeskDoor.Console, Start.AddSeconds(30)).After;
    private static readonly Ownership Closed = HandOffMachine.Close(Held, "alice").After;

    [Fact]
    public void Request_in_hours_enters_the_queue()
    {
        Queued.ShouldBe(new Ownership
        {
            Owner = Owner.Queued,
            Case = "SB-2026-000123",
            Queue = "support",
            Email = "anne@example.fr",
            QueuedAt = Start,
            WaitingSince = Start,
        });
    }

    [Fact]
    public void Request_out_of_hours_stays_with_the_bot_and_says_so()
    {
        var step = HandOffMachine.Request(Ownership.OfBot, Asked, "support", open: false, Start);

        step.Notice.ShouldBe(Notice.OutOfHours);
        step.After.Owner.ShouldBe(Owner.Bot);
        step.After.Case.ShouldBe("SB-2026-000123");
    }

    [Fact]
    public void Two_agents_take_and_the_first_wins()
    {
        var first = HandOffMachine.Take(Queued, Alice, DeskDoor.Console, Start);

        var second = HandOffMachine.Take(first.After, Bruno, DeskDoor.Console, Start);

        second.Refusal.ShouldBe(Refusal.AlreadyTaken);
        second.After.AgentId.ShouldBe("alice");
    }

    [Fact]
    public void Lost_agent_gives_the_place_back_with_a_fresh_time_out()
    {
        var step = HandOffMachine.LoseAgent(Held, "alice", Start.AddMinutes(10));

        step.Notice.ShouldBe(Notice.Requeued);
        step.After.QueuedAt.ShouldBe(Start);
        step.After.WaitingSince.ShouldBe(Start.AddMinutes(10));
        HandOffMachine.TimeOut(step.After, Limit, Start.AddMinutes(11)).Refusal.ShouldBe(Refusal.NotDue);
    }

    [Fact]
    public void Conversation_is_passed_to_a_colleague_and_no_longer_the_first_ones()
    {
        var step = HandOffMachine.Pass(Held, "alice", Bruno, Start.AddMinutes(3));

        (step.Notice, step.After.Owner, step.After.AgentName).ShouldBe((Notice.Passed, Owner.Human, "Bruno"));
        HandOffMachine.HandBack(step.After, "alice").Refusal.ShouldBe(Refusal.NotYours);
        HandOffMachine.Pass(step.After, "bruno", Bruno, Start).Refusal.ShouldBe(Refusal.NoTarget);
    }

    [Fact]
    public void Conversation_goes_to_an_open_queue_by_the_time_already_waited()
    {
        var step = HandOffMachine.Redirect(Held, "alice", "experts", open: true, Start.AddMinutes(3));

        (step.Notice, step.After.Owner, step.After.Queue, step.After.QueuedAt, step.After.WaitingSince).ShouldBe(
            (Notice.Redirected, Owner.Queued, "experts", Held.QueuedAt, Start.AddMinutes(3)));
        HandOffMachine.Redirect(Held, "alice", "experts", open: false, Start).Refusal.ShouldBe(Refusal.QueueClosed);
    }

    public static TheoryData<string, string, string> Refusals() => new()
    {
        { "request while queued", nameof(Refusal.AlreadyQueued), HandOffMachine.Request(Queued, Asked, "support", true, Start).Refusal.ToString() },
        { "request while held", nameof(Refusal.AlreadyTaken), HandOffMachine.Request(Held, Asked, "support", true, Start).Refusal.ToString() },
        { "take from the bot", nameof(Refusal.NotWaiting), HandOffMachine.Take(Ownership.OfBot, Alice, DeskDoor.Console, Start).Refusal.ToString() },
        { "take what is closed", nameof(Refusal.NotWaiting), HandOffMachine.Take(Closed, Alice, DeskDoor.Console, Start).Refusal.ToString() },
        { "hand back what another holds", nameof(Refusal.NotYours), HandOffMachine.HandBack(Held, "bruno").Refusal.ToString() },
        { "hand back what waits", nameof(Refusal.NotYours), HandOffMachine.HandBack(Queued, "alice").Refusal.ToString() },
        { "close what another holds", nameof(Refusal.NotYours), HandOffMachine.Close(Held, "bruno").Refusal.ToString() },
        { "close twice", nameof(Refusal.NotYours), HandOffMachine.Close(Closed, "alice").Refusal.ToString() },
        { "end with the bot", nameof(Refusal.NothingToEnd), HandOffMachine.End(Ownership.OfBot).Refusal.ToString() },
        { "mail while held", nameof(Refusal.NotWaiting), HandOffMachine.PreferMail(Held).Refusal.ToString() },
        { "time-out too early", nameof(Refusal.NotDue), HandOffMachine.TimeOut(Queued, Limit, Start.AddSeconds(119)).Refusal.ToString() },
        { "time-out while held", nameof(Refusal.NotWaiting), HandOffMachine.TimeOut(Held, Limit, Start.AddDays(1)).Refusal.ToString() },
        { "lose an agent who does not hold it", nameof(Refusal.NotYours), HandOffMachine.LoseAgent(Held, "bruno", Start).Refusal.ToString() },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Move_that_does_not_apply_is_refused(string move, string expected, string refusal) => refusal.ShouldBe(expected, move);

    [Fact]
    public void Any_sequence_keeps_one_owner_and_one_notice_per_change()
    {
        var anySequence = Prop.ForAll(Gen.Choose(0, 14).ArrayOf().ToArbitrary(), moves =>
        {
            var state = Ownership.OfBot;
            var now = Start;
            foreach (var move in moves)
            {
                now = now.AddSeconds(45);
                var step = Apply(move, state, now);
                CheckOwner(step.After);
                (step.Moved ? step.After != step.Before || step.Notice == Notice.OutOfHours : ReferenceEquals(step.After, step.Before)).ShouldBeTrue();
                (step.Notice is null).ShouldBe(step.Refusal != Refusal.None);
                CheckEdge(step);
                state = step.After;
            }
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithQuietOnSuccess(true), anySequence);
    }

    /// <summary>An agent exactly while a person holds it; a place in the queue exactly while it waits or is held.</summary>
    private static void CheckOwner(Ownership state)
    {
        (state.AgentId is not null).ShouldBe(state.Owner == Owner.Human);
        (state.AgentName is not null).ShouldBe(state.Owner == Owner.Human);
        (state.QueuedAt is not null).ShouldBe(state.Owner is Owner.Queued or Owner.Human);
        state.BotAnswers.ShouldBe(state.Owner is Owner.Bot or Owner.Closed);
    }

    /// <summary>The edges of the graph: nobody passes from the bot to an agent without the queue.</summary>
    private static void CheckEdge(HandOffStep step)
    {
        (Owner From, Owner To)[] allowed = step.Notice switch
        {
            Notice.Queued => [(Owner.Bot, Owner.Queued), (Owner.Closed, Owner.Queued)],
            Notice.OutOfHours => [(Owner.Bot, Owner.Bot), (Owner.Closed, Owner.Bot)],
            Notice.MailNoAnswer or Notice.MailByChoice or Notice.LeftQueue => [(Owner.Queued, Owner.Bot)],
            Notice.Taken => [(Owner.Queued, Owner.Human)],
            Notice.HandedBack or Notice.EndedByCustomer => [(Owner.Human, Owner.Bot)],
            Notice.Closed => [(Owner.Human, Owner.Closed)],
            Notice.Requeued or Notice.Redirected => [(Owner.Human, Owner.Queued)],
            Notice.Passed => [(Owner.Human, Owner.Human)],
            _ => [(step.Before.Owner, step.Before.Owner)],
        };
        allowed.ShouldContain((step.Before.Owner, step.After.Owner));
    }

    private static HandOffStep Apply(int move, Ownership state, DateTimeOffset now) => move switch
    {
        0 => HandOffMachine.Request(state, Asked, "support", open: true, now),
        1 => HandOffMachine.Request(state, Asked, "support", open: false, now),
        2 => HandOffMachine.Take(state, Alice, DeskDoor.Console, now),
        3 => HandOffMachine.Take(state, Bruno, DeskDoor.Console, now),
        4 => HandOffMachine.HandBack(state, "alice"),
        5 => HandOffMachine.HandBack(state, "bruno"),
        6 => HandOffMachine.Close(state, "alice"),
        7 => HandOffMachine.End(state),
        8 => HandOffMachine.PreferMail(state),
        9 => HandOffMachine.TimeOut(state, Limit, now),
        10 => HandOffMachine.LoseAgent(state, "alice", now),
        11 => HandOffMachine.Pass(state, "alice", Bruno, now),
        12 => HandOffMachine.Redirect(state, "alice", "experts", open: true, now),
        13 => HandOffMachine.Redirect(state, "bruno", "experts", open: false, now),
        _ => HandOffMachine.LoseAgent(state, "bruno", now),
    };
}
