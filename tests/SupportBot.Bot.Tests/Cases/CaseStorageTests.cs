using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Progress;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Tests.Cases;

public sealed class CaseStorageTests : IDisposable
{
    private readonly CaseFixture _cases = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whole_request_is_kept_as_the_flow_gave_it()
    {
        var draft = CaseFixture.Dell();

        var file = await _cases.OpenAsync(new OpenCase(draft), Cancellation);

        file.Fields.ShouldBe(draft.Fields);
        file.Missing.ShouldBe(["packing_slip"]); // the screenshot is there
        file.Files.ShouldBe(draft.Attachments);
        file.Questions.ShouldBe(draft.Questions);
        file.AlreadyTried.ShouldBe(draft.AlreadyTried);
        file.Tags.ShouldBe(["dell"]);
        file.Contradictions.ShouldBe(["C1", "C3"]);
        (file.Status, file.Reason, file.Verified, file.Step).ShouldBe((CaseStatus.WaitingCustomer, CaseReason.FormSent, IdentityProof.Code, "error_screenshot"));
        (file.Region, file.Queue, file.Email, file.UserId, file.Channel, file.Conversation).ShouldBe(("europe", "support", "anne@example.fr", "dl_anne", "directline", "conversation-1"));
        (file.Version, file.CreatedAt, file.UpdatedAt).ShouldBe((1, CaseFixture.Start, CaseFixture.Start));
    }

    [Fact]
    public async Task Same_reference_cannot_be_opened_twice()
    {
        await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);

        await Should.ThrowAsync<System.Data.Common.DbException>(() => _cases.WriteAsync("conversation-2", CaseFixture.Start, new OpenCase(CaseFixture.Dell())));

        (await _cases.Store.FindAsync(new CaseReference(2026, 123), Cancellation)).ShouldNotBeNull().Conversation.ShouldBe("conversation-1");
    }

    [Fact]
    public async Task What_comes_later_is_added_and_the_former_value_stays_in_the_history()
    {
        var file = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);
        var slip = new CaseAttachment("packing_slip", CaseFixture.File("bon.pdf") with { Id = "fedcba9876543210fedcba" });

        await _cases.WriteAsync("conversation-1", CaseFixture.Start.AddDays(1), new AddToCase(file.Reference)
        {
            Fields = [new CaseField("account", "anne.eluard", FieldOrigin.Confirmed), new CaseField("activation_number", "9999-0000", Sensitive: true), new CaseField("phone", "01 23 45 67 89")],
            Attachments = [slip],
            AlreadyTried = ["Redémarrage"],
        });

        var after = (await _cases.Store.FindAsync(file.Reference, Cancellation)).ShouldNotBeNull();
        after.Field("account").ShouldBe(new CaseField("account", "anne.eluard", FieldOrigin.Confirmed));
        after.Fields[^1].Key.ShouldBe("phone");
        after.Missing.ShouldBeEmpty();
        after.Files.ShouldContain(slip);
        after.Status.ShouldBe(CaseStatus.New, "the customer brought what was awaited");
        (after.Version, after.UpdatedAt).ShouldBe((2, CaseFixture.Start.AddDays(1)));
        after.History.Where(line => line.What == "field").Select(line => (line.Subject, line.Before, line.After))
            .ShouldBe([("account", "anne.martin", "anne.eluard"), ("activation_number", "••••", "••••")]);
        after.History.ShouldContain(line => line.What == "status" && line.Before == "waiting_customer" && line.After == "new");
    }

    [Fact]
    public async Task Address_that_comes_later_is_where_the_answer_goes()
    {
        var file = await _cases.OpenAsync(new OpenCase(new CaseDraft(new CaseReference(2026, 5), "agent", CaseReason.Asked)), Cancellation);
        file.Email.ShouldBeNull();

        await _cases.WriteAsync("conversation-1", CaseFixture.Start, new AddToCase(file.Reference) { Fields = [new CaseField(SlotKeys.Email, "Anne@Example.fr")] });

        (await _cases.Store.FindAsync(file.Reference, Cancellation)).ShouldNotBeNull().Email.ShouldBe("Anne@example.fr");
        (await _cases.Store.ListAsync(new CaseFilter { Search = "anne@example" }, Cancellation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wish_for_a_person_is_noted_on_the_case()
    {
        var draft = new CaseDraft(new CaseReference(2026, 6), "agent", CaseReason.Asked);
        var wish = new RequestHandOff(draft.Reference, "agent", CaseReason.Anger) { Urgency = CaseUrgency.High };

        (await _cases.WriteAsync("conversation-1", CaseFixture.Start, new OpenCase(draft), wish)).ShouldBe(WriteOutcome.Committed);

        var file = (await _cases.Store.FindAsync(draft.Reference, Cancellation)).ShouldNotBeNull();
        file.Urgency.ShouldBe(CaseUrgency.High);
        file.History.ShouldContain(line => line.What == "handoff" && line.After == "anger");
    }

    [Fact]
    public async Task News_from_the_customer_reopens_a_finished_case()
    {
        var file = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);
        (await _cases.Desk.SetStatusAsync(_cases.Change(file), CaseStatus.Done, Cancellation)).ShouldBe(ChangeOutcome.Done);

        await _cases.WriteAsync("conversation-1", CaseFixture.Start.AddDays(1), new AddToCase(file.Reference) { AlreadyTried = ["Encore"] });

        (await _cases.Store.FindAsync(file.Reference, Cancellation)).ShouldNotBeNull().Status.ShouldBe(CaseStatus.Reopened);
    }

    [Fact]
    public async Task Adding_to_a_case_that_does_not_exist_undoes_the_turn()
    {
        var outcome = await _cases.WriteAsync("conversation-1", CaseFixture.Start, new AddToCase(new CaseReference(2026, 9)) { AlreadyTried = ["x"] });

        outcome.ShouldBe(WriteOutcome.Conflict);
    }

    [Fact]
    public async Task Agents_change_the_version_they_saw_and_nothing_else()
    {
        var seen = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);

        (await _cases.Desk.AssignAsync(_cases.Change(seen), "alice", "Alice", Cancellation)).ShouldBe(ChangeOutcome.Done);
        (await _cases.Desk.AssignAsync(_cases.Change(seen) with { AgentId = "bruno" }, "bruno", "Bruno", Cancellation)).ShouldBe(ChangeOutcome.Stale);
        (await _cases.Desk.SetStatusAsync(_cases.Change(seen), CaseStatus.Done, Cancellation)).ShouldBe(ChangeOutcome.Stale);
        (await _cases.Desk.AddNoteAsync(_cases.Change(seen) with { Case = new CaseReference(2026, 9) }, "x", Cancellation)).ShouldBe(ChangeOutcome.NotFound);

        var after = (await _cases.Store.FindAsync(seen.Reference, Cancellation)).ShouldNotBeNull();
        (after.AgentId, after.AgentName, after.Version).ShouldBe(("alice", "Alice", 2));
        after.History.Count(line => line.What == "assigned").ShouldBe(1);
    }

    [Fact]
    public async Task Sixteen_agents_at_once_give_one_winner()
    {
        var seen = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            () => _cases.Desk.AssignAsync(_cases.Change(seen) with { AgentId = $"agent-{i}" }, $"agent-{i}", $"Agent {i}", Cancellation), Cancellation)));

        outcomes.Count(outcome => outcome == ChangeOutcome.Done).ShouldBe(1);
        outcomes.Count(outcome => outcome == ChangeOutcome.Stale).ShouldBe(15);
    }

    [Fact]
    public async Task Case_goes_through_its_states_and_comes_back_with_its_history()
    {
        var file = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell() with { Status = CaseStatus.New }), Cancellation);
        file = await ChangedAsync(file, change => _cases.Desk.AssignAsync(change, "alice", "Alice", Cancellation), CaseStatus.Assigned);
        file = await ChangedAsync(file, change => _cases.Desk.SetStatusAsync(change, CaseStatus.WaitingVendor, Cancellation), CaseStatus.WaitingVendor);
        file = await ChangedAsync(file, change => _cases.Desk.SetStatusAsync(change, CaseStatus.Done, Cancellation), CaseStatus.Done);
        file = await ChangedAsync(file, change => _cases.Desk.SetStatusAsync(change, CaseStatus.Assigned, Cancellation), CaseStatus.Reopened);
        file = await ChangedAsync(file, change => _cases.Desk.SetUrgencyAsync(change, CaseUrgency.High, Cancellation), CaseStatus.Reopened);
        file = await ChangedAsync(file, change => _cases.Desk.AddNoteAsync(change, "<b>à rappeler</b>", Cancellation), CaseStatus.Reopened);
        file = await ChangedAsync(file, change => _cases.Desk.AddTagAsync(change, " Prioritaire ", Cancellation), CaseStatus.Reopened);
        file = await ChangedAsync(file, change => _cases.Desk.RemoveTagAsync(change, "dell", Cancellation), CaseStatus.Reopened);
        file = await ChangedAsync(file, change => _cases.Desk.SetFieldAsync(change, new CaseField("service_tag", "7XYZ123", FieldOrigin.LookedUp), Cancellation), CaseStatus.Reopened);

        file.Notes.Single().Text.ShouldBe("<b>à rappeler</b>");
        file.Tags.ShouldBe(["prioritaire"]);
        file.Field("service_tag").ShouldNotBeNull().Origin.ShouldBe(FieldOrigin.LookedUp);
        file.History.Where(line => line.What is "status" or "assigned").Select(line => line.After).ShouldBe(["Alice", "waiting_vendor", "done", "reopened"]);
        file.Version.ShouldBe(10);
    }

    [Fact]
    public async Task Progress_tells_what_is_missing_and_where_the_code_goes()
    {
        var file = await _cases.OpenAsync(new OpenCase(CaseFixture.Dell()), Cancellation);

        var progressStore = new CaseProgressStore(_cases.Outbox.Database);
        var progress = (await progressStore.FindAsync(file.Reference, Cancellation)).ShouldNotBeNull();

        (progress.Status, progress.Email).ShouldBe((CaseStatus.WaitingCustomer, "anne@example.fr"));
        progress.Missing.ShouldBe(["packing_slip"]);
        (await progressStore.FindAsync(new CaseReference(2026, 9), Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Numbers_are_unique_over_nodes_and_start_again_with_the_year_of_Paris()
    {
        using var one = new CaseNumbers(_cases.Outbox.Database);
        using var other = new CaseNumbers(_cases.Outbox.Database);

        var given = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(
            async () => await (i % 2 == 0 ? one : other).NextAsync(CaseFixture.Start, Cancellation), Cancellation)));

        given.Select(reference => reference.Number).Order().ShouldBe(Enumerable.Range(1, 100));
        given.ShouldAllBe(reference => reference.Year == 2026);
        (await one.NextAsync(new DateTimeOffset(2026, 12, 31, 22, 59, 0, TimeSpan.Zero), Cancellation)).ToString().ShouldBe("SB-2026-000101");
        (await one.NextAsync(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), Cancellation)).ToString().ShouldBe("SB-2027-000001");
    }

    public void Dispose() => _cases.Dispose();

    private async Task<CaseFile> ChangedAsync(CaseFile file, Func<CaseChange, Task<ChangeOutcome>> change, CaseStatus expected)
    {
        (await change(_cases.Change(file))).ShouldBe(ChangeOutcome.Done);
        var after = (await _cases.Store.FindAsync(file.Reference, Cancellation)).ShouldNotBeNull();
        after.Status.ShouldBe(expected);
        return after;
    }
}
