using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Tests.Outbox;

public sealed class OutboxTests : IDisposable
{
    private readonly OutboxFixture _outbox = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_is_sent_once_and_its_content_is_erased()
    {
        var sender = new ScriptedSender();
        await _outbox.AddAsync("a");

        (await _outbox.RunAsync(sender, Cancellation)).ShouldBe(1);
        (await _outbox.RunAsync(sender, Cancellation)).ShouldBe(0);

        sender.Given.Single().Payload.ShouldBe("a");
        (await _outbox.RowAsync("a", Cancellation)).ShouldBe(("sent", null, 1, ""));
    }

    [Fact]
    [Trait("Attack", "S62")]
    public async Task Second_message_with_the_same_key_is_dropped()
    {
        var sender = new ScriptedSender();
        await _outbox.AddAsync(new OutboxMessage("test", "a", "first"));
        await _outbox.AddAsync(new OutboxMessage("test", "a", "second"));

        await _outbox.RunAsync(sender, Cancellation);

        sender.Given.Single().Payload.ShouldBe("first");
    }

    [Fact]
    public async Task Message_of_an_undone_transaction_never_leaves()
    {
        var sender = new ScriptedSender();
        var lost = SqlStatement.Of("UPDATE outbox SET state = state WHERE key = $1", "nothing").Touching(1);

        var outcome = await _outbox.Database.WriteAsync([OutboxRows.Add(new OutboxMessage("test", "a", "a"), _outbox.Options, OutboxFixture.Start), lost]);

        outcome.ShouldBe(WriteOutcome.Conflict);
        (await _outbox.RunAsync(sender, Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task Pauses_double_with_jitter_until_the_message_expires_into_a_dead_letter()
    {
        var sender = new ScriptedSender((_, _) => Task.FromResult(SendResult.TryLater("smtp-450")));
        await _outbox.AddAsync("a");
        var pauses = new List<double>();

        while (await RunWhenDueAsync(sender) is { } pause)
        {
            pauses.Add(pause.TotalSeconds);
        }

        for (var i = 1; i < pauses.Count; i++)
        {
            var whole = Math.Min(3600, 5 * Math.Pow(2, i - 1));
            pauses[i].ShouldBeInRange(whole / 2, whole);
        }

        pauses.Sum().ShouldBeInRange(23 * 3600, 24 * 3600);
        (await _outbox.RowAsync("a", Cancellation)).State.ShouldBe("dead");
        (await _outbox.RowAsync("a", Cancellation)).Failure.ShouldBe("expired:smtp-450");
        (await _outbox.RowAsync("a", Cancellation)).Payload.ShouldBe("a");
    }

    [Fact]
    public async Task Other_side_may_say_when_to_come_back()
    {
        var sender = new ScriptedSender(SendResult.TryLater("http-429") with { RetryAfter = TimeSpan.FromMinutes(7) });
        await _outbox.AddAsync("a");
        await _outbox.RunAsync(sender, Cancellation);

        (await _outbox.Store.NextDueAsync("test", OutboxFixture.Start, Cancellation)).ShouldBe(OutboxFixture.Start.AddMinutes(7));
    }

    [Fact]
    public async Task Refused_message_is_a_dead_letter_at_once_and_can_be_sent_again_under_its_key()
    {
        var sender = new ScriptedSender(SendResult.Refused("smtp-550"));
        await _outbox.AddAsync(new OutboxMessage("test", "a", "a") { Case = "SB-2026-000001" });
        await _outbox.RunAsync(sender, Cancellation);

        var dead = (await _outbox.Dead.ListAsync(10, 0, Cancellation)).Single();
        (dead.Failure, dead.Case, dead.Attempts).ShouldBe(("smtp-550", "SB-2026-000001", 1));
        (await _outbox.Dead.SendAgainAsync(dead.Number, _outbox.Options, OutboxFixture.Start)).ShouldBeTrue();
        (await _outbox.Dead.SendAgainAsync(dead.Number, _outbox.Options, OutboxFixture.Start)).ShouldBeFalse("it waits already");
        await _outbox.RunAsync(sender, Cancellation);

        sender.Given.Select(item => item.Key).ShouldBe(["a", "a"]);
        (await _outbox.RowAsync("a", Cancellation)).State.ShouldBe("sent");
    }

    [Fact]
    public async Task Dropped_dead_letter_is_gone_with_its_content()
    {
        await _outbox.AddAsync("a");
        await _outbox.RunAsync(new ScriptedSender(SendResult.Refused("no")), Cancellation);
        var dead = (await _outbox.Dead.ListAsync(10, 0, Cancellation)).Single();

        (await _outbox.Dead.DropAsync(dead.Number, OutboxFixture.Start)).ShouldBeTrue();

        (await _outbox.RowAsync("a", Cancellation)).ShouldBe(("dropped", "no", 1, ""));
        (await _outbox.Dead.CountAsync(Cancellation)).ShouldBe(new OutboxCount(0, 0));
    }

    [Fact]
    public async Task Poisonous_row_is_parked_and_the_others_go_on()
    {
        var sender = new ScriptedSender((item, _) => item.Key == "poison" ? throw new FormatException("bug") : Task.FromResult(SendResult.Sent));
        await _outbox.AddAsync("poison");
        await _outbox.AddAsync("healthy");

        while (await RunWhenDueAsync(sender) is not null)
        {
        }

        sender.Given.Count(item => item.Key == "poison").ShouldBe(_outbox.Options.PoisonAttempts);
        (await _outbox.RowAsync("poison", Cancellation)).Failure.ShouldBe("poison");
        (await _outbox.RowAsync("healthy", Cancellation)).State.ShouldBe("sent");
    }

    [Fact]
    public async Task Row_that_kills_its_process_each_time_is_parked_too()
    {
        await _outbox.AddAsync("a");
        var sender = new ScriptedSender();
        for (var crash = 0; crash < _outbox.Options.PoisonAttempts; crash++)
        {
            // Leased by a node that dies before any outcome.
            (await _outbox.Worker().LeaseAsync("test", 1, Cancellation)).Count.ShouldBe(1);
            _outbox.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        await _outbox.RunAsync(sender, Cancellation);

        sender.Given.ShouldBeEmpty();
        (await _outbox.RowAsync("a", Cancellation)).Failure.ShouldBe("poison");
    }

    [Fact]
    public async Task Leased_row_belongs_to_one_node_until_the_lease_ends()
    {
        await _outbox.AddAsync("a");
        (await _outbox.Worker().LeaseAsync("test", 1, Cancellation)).Count.ShouldBe(1);

        (await _outbox.Worker().LeaseAsync("test", 1, Cancellation)).ShouldBeEmpty();
        _outbox.Clock.Advance(TimeSpan.FromSeconds(120));
        (await _outbox.Worker().LeaseAsync("test", 1, Cancellation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Node_that_lost_its_lease_cannot_change_the_row()
    {
        await _outbox.AddAsync("a");
        var slow = (await _outbox.Worker().LeaseAsync("test", 1, Cancellation)).Single();
        _outbox.Clock.Advance(TimeSpan.FromMinutes(5));
        await _outbox.RunAsync(new ScriptedSender(), Cancellation);

        await _outbox.Store.BuryAsync(slow, "too late", _outbox.Clock.GetUtcNow());

        (await _outbox.RowAsync("a", Cancellation)).State.ShouldBe("sent");
    }

    [Fact]
    public async Task Four_nodes_share_two_hundred_rows_and_send_each_once()
    {
        for (var i = 0; i < 200; i++)
        {
            await _outbox.AddAsync($"row-{i}");
        }

        var sender = new ScriptedSender(async (_, token) =>
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            return SendResult.Sent;
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _outbox.RunAsync(sender, Cancellation), Cancellation)));

        await _outbox.RunAsync(sender, Cancellation);
        sender.Given.Count.ShouldBe(200);
        sender.Given.Select(item => item.Key).Distinct(StringComparer.Ordinal).Count().ShouldBe(200);
    }

    [Fact]
    public async Task Lane_keeps_its_order_and_a_failure_holds_up_its_lane_only()
    {
        var sender = new ScriptedSender((item, _) => Task.FromResult(item is { Key: "x1", Attempts: 1 } ? SendResult.TryLater("down") : SendResult.Sent));
        await _outbox.AddAsync("x1", lane: "x");
        await _outbox.AddAsync("x2", lane: "x");
        await _outbox.AddAsync("y1", lane: "y");
        await _outbox.AddAsync("free");

        while (await RunWhenDueAsync(sender) is not null)
        {
        }

        var order = sender.Given.Select(item => item.Key).ToList();
        order.Take(3).Order(StringComparer.Ordinal).ShouldBe(["free", "x1", "y1"]);
        order.Skip(3).ShouldBe(["x1", "x2"]);
    }

    [Fact]
    public async Task Message_for_later_waits_and_expires_from_then()
    {
        var sender = new ScriptedSender();
        await _outbox.AddAsync(new OutboxMessage("test", "a", "a") { NotBefore = OutboxFixture.Start.AddDays(3) });

        (await _outbox.RunAsync(sender, Cancellation)).ShouldBe(0);
        _outbox.Clock.Advance(TimeSpan.FromDays(3));
        (await _outbox.RunAsync(sender, Cancellation)).ShouldBe(1);
    }

    // The stamps of a conversation are strictly increasing, so that a burst of activities runs ahead of the clock.
    [Fact]
    public async Task Message_that_was_stamped_ahead_of_the_clock_leaves_at_once_and_only_once()
    {
        var sender = new ScriptedSender();
        await _outbox.Database.WriteAsync([OutboxRows.Add(new OutboxMessage("test", "a", "a"), _outbox.Options, OutboxFixture.Start.AddMilliseconds(2))]);

        (await _outbox.RunAsync(sender, Cancellation)).ShouldBe(1);
        (await _outbox.RowAsync("a", Cancellation)).State.ShouldBe("sent");
    }

    [Fact]
    public async Task Attempt_that_hangs_is_given_up_and_tried_again()
    {
        var entered = new TaskCompletionSource();
        var sender = new ScriptedSender(async (item, token) =>
        {
            if (item.Attempts == 1)
            {
                entered.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }

            return SendResult.Sent;
        });
        await _outbox.AddAsync("a");
        var running = _outbox.RunAsync(sender, Cancellation);
        await entered.Task.WaitAsync(Cancellation);

        _outbox.Clock.Advance(TimeSpan.FromSeconds(60));
        await running;

        (await _outbox.RowAsync("a", Cancellation)).Failure.ShouldBe("timeout");
        _outbox.Clock.Advance(TimeSpan.FromSeconds(5));
        await _outbox.RunAsync(sender, Cancellation);
        (await _outbox.RowAsync("a", Cancellation)).State.ShouldBe("sent");
    }

    [Fact]
    public async Task Running_dispatcher_hears_the_signal_and_one_kind_does_not_wait_for_another()
    {
        var sent = new TaskCompletionSource();
        var hanging = new ScriptedSender(async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return SendResult.Sent;
        })
        { Kind = "hanging" };
        var quick = new ScriptedSender((_, _) =>
        {
            sent.TrySetResult();
            return Task.FromResult(SendResult.Sent);
        });
        using var dispatcher = _outbox.Dispatcher(hanging, quick);
        for (var i = 0; i < 10; i++)
        {
            await _outbox.AddAsync($"h{i}", "hanging");
        }

        await dispatcher.StartAsync(Cancellation);
        await _outbox.AddAsync("a");
        _outbox.Signal.Ring();
        await sent.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        await dispatcher.StopAsync(Cancellation);

        hanging.Given.Count.ShouldBe(_outbox.Options.Parallel);
        (await _outbox.RowAsync("h0", Cancellation)).ShouldBe(("waiting", "stopped", 1, "h0"));
    }

    // On a busy machine a dispatcher starts late: what rings meanwhile must not wait for the poll.
    [Fact]
    public async Task Ring_before_the_first_wait_is_heard()
    {
        _outbox.Signal.Ring();

        var wait = _outbox.Signal.WaitAsync("mail", TimeSpan.FromSeconds(5), _outbox.Clock, Cancellation);

        await wait.WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
    }

    public void Dispose() => _outbox.Dispose();

    /// <summary>Moves the clock to the next row that is due and works; null when none waits. Says how long the pause was.</summary>
    private async Task<TimeSpan?> RunWhenDueAsync(ScriptedSender sender)
    {
        var now = _outbox.Clock.GetUtcNow();
        var pause = TimeSpan.Zero;
        if (await _outbox.RunAsync(sender, Cancellation) == 0)
        {
            if (await _outbox.Store.NextDueAsync("test", now, Cancellation) is not { } due)
            {
                return null;
            }

            pause = due - now;
            _outbox.Clock.Advance(pause);
            await _outbox.RunAsync(sender, Cancellation);
        }

        return pause;
    }
}
