using FsCheck;
using FsCheck.Fluent;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>Whatever happens at whatever question of whatever flow: asked again once, the same question, nothing lost, nothing thrown.</summary>
public sealed class SlotEventTests
{
    private static readonly string[] Asking = [ReplyKinds.Prompt, ReplyKinds.Reprompt, ReplyKinds.Clarify, ReplyKinds.Summary];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_flow_with_questions_is_reached()
    {
        var reached = await ReachedSlot.AllAsync();

        reached.Select(slot => slot.Flow).Distinct().ShouldBe(["activation", "dell", "hp", "renewal", "transfer", "agent"], ignoreOrder: true);
        reached.Count.ShouldBeGreaterThan(45);
    }

    [Fact]
    public async Task Event_at_a_question_asks_it_again_once_and_changes_nothing()
    {
        var failures = new List<string>();
        foreach (var reached in await ReachedSlot.AllAsync())
        {
            foreach (var happening in SlotEvent.All)
            {
                if (await PlayAsync(reached.Bot.Copy(), reached, happening) is { } failure)
                {
                    failures.Add($"{reached}, {happening}: {failure}");
                }
            }
        }

        failures.Count.ShouldBe(0, string.Join('\n', failures));
    }

    [Fact]
    public async Task Events_in_any_number_and_order_change_nothing()
    {
        var all = await ReachedSlot.AllAsync();
        var anySequence =
            from reached in Gen.Elements<ReachedSlot>(all)
            from happenings in Gen.Elements<SlotEvent>(SlotEvent.All).NonEmptyListOf()
            select (reached, happenings);

        var holds = Prop.ForAll(anySequence.ToArbitrary(), async sequence =>
        {
            var bot = sequence.reached.Bot.Copy();
            foreach (var happening in sequence.happenings.Take(6))
            {
                (await PlayAsync(bot, sequence.reached, happening)).ShouldBeNull($"{sequence.reached}: {string.Join(", ", sequence.happenings)}");
            }
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(80).WithQuietOnSuccess(true), holds);
    }

    [Fact]
    public async Task File_that_can_be_kept_goes_to_a_slot_for_files_and_the_question_stays()
    {
        foreach (var reached in await ReachedSlot.AllAsync())
        {
            var bot = reached.Bot.Copy();
            var before = bot.Values().Where(value => !value.EndsWith(".pdf", StringComparison.Ordinal) && !value.EndsWith(".png", StringComparison.Ordinal) && !value.EndsWith("Later", StringComparison.Ordinal) && !value.EndsWith("Skipped", StringComparison.Ordinal)).ToList();

            var replies = await bot.SendAsync(new Activity { Type = ActivityTypes.Message, Attachments = [Dialogs.Testing.ChatFile.Parse("photo.png")] }, Cancellation);

            replies.Count(IsQuestion).ShouldBe(1, reached.ToString());
            before.ShouldBeSubsetOf(bot.Values());
        }
    }

    /// <summary>What is wrong after the event; null: nothing.</summary>
    private static async Task<string?> PlayAsync(FlowTestClient bot, ReachedSlot reached, SlotEvent happening)
    {
        var before = bot.Values();
        if (before.Count < happening.NeedsAnswers || happening.Except == reached.Flow)
        {
            return null;
        }

        // Two forms at most: a third takes the place of the newest, so there is no way back to it.
        if (happening.StartsForm && bot.Forms > 1)
        {
            return null;
        }

        IReadOnlyList<Activity> replies = [];
        foreach (var message in happening.Messages)
        {
            if (happening.Restarts && message == happening.Messages[^1])
            {
                await bot.RestartAsync(Cancellation);
            }

            replies = await bot.SendAsync(message with { Text = message.Text?.Replace("{flow}", reached.Flow, StringComparison.Ordinal) }, Cancellation);
            if (replies.Count(IsQuestion) > 1)
            {
                return "several questions: " + Said(replies);
            }

            if (replies.Any(reply => reply.Text?.Contains("pas compris votre", StringComparison.OrdinalIgnoreCase) == true))
            {
                return "did not understand";
            }
        }

        var last = replies.LastOrDefault(IsQuestion)?.Annotation;
        if (reached.Slot == "consent" && last is { Kind: ReplyKinds.Summary })
        {
            // The recap stands before the agreement: "retour" leads there.
            await bot.SendAsync(Activity.Message("envoyer"), Cancellation);
            return bot.Values().SequenceEqual(before) ? null : "values changed";
        }

        return last is null ? "no question: " + Said(replies)
            : last.Slot != reached.Slot || last.Flow != reached.Flow ? "another question: " + Said(replies)
            : last.Kind is not (ReplyKinds.Reprompt or ReplyKinds.Prompt) ? $"a question of kind {last.Kind}: " + Said(replies)
            : bot.Values().SequenceEqual(before) ? null
            : $"values changed: {string.Join("; ", bot.Values())} after {string.Join("; ", before)}: {Said(replies)}";
    }

    private static bool IsQuestion(Activity reply) => Asking.Contains(reply.Annotation?.Kind) && reply.InputHint == InputHints.ExpectingInput;

    private static string Said(IEnumerable<Activity> replies) =>
        string.Join(" // ", replies.Select(reply => $"[{reply.Annotation?.Kind} {reply.Annotation?.Flow} {reply.Annotation?.Slot}] {reply.Text?[..Math.Min(reply.Text.Length, 120)].ReplaceLineEndings(" ")}"));
}
