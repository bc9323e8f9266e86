using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>Every way into every flow.</summary>
public sealed class FlowStartTests
{
    private static readonly Dictionary<string, string> FirstSlots = new(StringComparer.Ordinal)
    {
        ["activation"] = "purchase_channel",
        ["dell"] = "digitally_fulfilled",
        ["hp"] = "equipment",
        ["renewal"] = "vendor",
        ["transfer"] = "kind",
        ["status"] = "reference",
        ["agent"] = "email",
    };

    /// <summary>A question of the FAQ whose answer offers the flow.</summary>
    private static readonly Dictionary<string, string> Questions = new(StringComparer.Ordinal)
    {
        ["activation"] = "activation-tiers",
        ["dell"] = "activation-dell",
        ["hp"] = "activation-hp",
        ["renewal"] = "renouvellement-portail",
        ["transfer"] = "transfert-interne",
        ["status"] = "contrats-liste",
    };

    public static TheoryData<string> Flows => [.. FirstSlots.Keys];

    public static TheoryData<string> FlowsOfEntries => [.. Questions.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Flow_starts_by_its_command(string flow) => await ExpectAsync(flow, "/" + flow);

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Flow_starts_by_its_command_in_capitals(string flow) => await ExpectAsync(flow, "/" + flow.ToUpperInvariant());

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Flow_starts_by_its_button(string flow) => await ExpectAsync(flow, RootTexts.StartLabel(flow));

    [Theory]
    [MemberData(nameof(FlowsOfEntries))]
    public async Task Flow_starts_by_the_button_under_an_answer(string flow)
    {
        var question = FlowTestClient.Knowledge.Current.Find(Questions[flow]).ShouldNotBeNull().Question;
        var bot = new FlowTestClient("directline");

        var answer = await bot.SendAsync(Activity.Message(question), Cancellation);

        answer[^1].SuggestedActions.ShouldNotBeNull().Actions.Select(action => action.Title).ShouldContain(RootTexts.StartLabel(flow));
        var started = (await bot.SendAsync(Activity.Message(RootTexts.StartLabel(flow)), Cancellation))[^1].Annotation.ShouldNotBeNull();
        (started.Flow, started.Kind).ShouldBe((flow, ReplyKinds.Prompt));
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Flow_starts_by_what_people_say(string flow)
    {
        var utterances = FlowServices.Utterances.Single(known => known.Flow == flow).Utterances;
        var starts = 0;
        foreach (var utterance in utterances)
        {
            var note = (await new FlowTestClient("directline").SendAsync(Activity.Message(utterance), Cancellation)).First(reply => reply.Annotation is not null).Annotation!;
            starts += note.Flow == flow || (flow == "agent" && note.Kind == ReplyKinds.HandOff) ? 1 : 0;
        }

        starts.ShouldBeGreaterThanOrEqualTo((int)(utterances.Count * 0.9), $"{starts} of {utterances.Count}");
    }

    [Fact]
    public async Task Menu_of_the_greeting_starts_four_flows_and_the_adviser()
    {
        foreach (var action in RootTexts.Menu.Actions)
        {
            var reply = (await new FlowTestClient("directline").SendAsync(Activity.Message(action.Title ?? ""), Cancellation))[^1];

            FirstSlots.Keys.ShouldContain(reply.Annotation.ShouldNotBeNull().Flow);
        }
    }

    [Fact]
    public async Task Words_of_the_question_fill_the_form_that_its_button_starts()
    {
        var bot = new FlowTestClient("directline");
        await bot.SendAsync(Activity.Message("notre balise dell 5RFDP01 refuse de s'activer, compte 5412345, mon mail jean.dupont@acme.fr"), Cancellation);

        await bot.SendAsync(Activity.Message(RootTexts.StartLabel("dell")), Cancellation);

        bot.Values().ShouldBe(["service_tag=5RFDP01None", "account=5412345None", "email=jean.dupont@acme.frNone"], ignoreOrder: true);
    }

    private static async Task ExpectAsync(string flow, string said)
    {
        var note = (await new FlowTestClient("directline").SendAsync(Activity.Message(said), Cancellation))[^1].Annotation.ShouldNotBeNull();

        note.Flow.ShouldBe(flow);
        note.Slot.ShouldBe(FirstSlots[flow]);
    }
}
