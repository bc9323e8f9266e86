using System.Text.Json;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Tests.State;

public sealed class DialogStateTests
{
    /// <summary>As version 1 wrote it: this text never changes.</summary>
    private const string VersionOne =
        """
        {"version":1,"stack":[{"id":"repair","form":{"formVersion":1,"slots":[{"name":"equipment","value":"server"},
        {"name":"delivery_note","files":[{"id":"f1","name":"bon.pdf","contentType":"application/pdf","size":12,"sha256":"00"}],"origin":"File"},
        {"name":"said","absence":"Later"}],"asked":"order_number","history":["equipment","order_number"],"attempts":1,
        "pending":{"kind":"OtherSlot","slot":"said","value":"101522334455","said":"1015 2233 4455"},"startedAt":"2026-03-02T09:00:00+00:00"}}],
        "drafts":[{"form":"return","state":{"formVersion":1,"slots":[],"history":[],"startedAt":"2026-03-01T09:00:00+00:00"},"keptAt":"2026-03-01T10:00:00+00:00"}]}
        """;

    [Fact]
    public void State_of_version_one_is_read()
    {
        var state = DialogState.FromJson(VersionOne);

        var form = state.Stack.ShouldHaveSingleItem().Form!;
        form.Asked.ShouldBe("order_number");
        form.Slots.Select(filled => filled.Name).ShouldBe(["equipment", "delivery_note", "said"]);
        form.Slots[1].Files!.ShouldHaveSingleItem().Name.ShouldBe("bon.pdf");
        form.Slots[2].Absence.ShouldBe(SlotAbsence.Later);
        form.Pending!.Kind.ShouldBe(PendingKind.OtherSlot);
        state.Drafts!.ShouldHaveSingleItem().KeptAt.Hour.ShouldBe(10);
    }

    [Fact]
    public void Reading_and_writing_changes_nothing() =>
        JsonElement.DeepEquals(JsonDocument.Parse(DialogState.FromJson(VersionOne).ToJson()).RootElement, JsonDocument.Parse(VersionOne).RootElement).ShouldBeTrue();

    [Fact]
    public void What_a_newer_version_wrote_is_kept_by_an_older_one()
    {
        const string newer = """{"version":9,"mood":"sunny","stack":[{"id":"repair","clock":3,"form":{"formVersion":7,"colour":"red","slots":[{"name":"x"}],"history":[],"startedAt":"2026-03-02T09:00:00+00:00"}}]}""";

        var written = DialogState.FromJson(newer).ToJson();

        written.ShouldContain("\"mood\":\"sunny\"");
        written.ShouldContain("\"clock\":3");
        written.ShouldContain("\"colour\":\"red\"");
        written.ShouldContain("\"version\":9");
    }

    [Fact]
    public void Words_that_only_a_newer_version_knows_lose_nothing_that_was_said()
    {
        const string newer =
            """
            {"version":9,"stack":[{"id":"repair","form":{"formVersion":7,"phase":"Dreaming","history":[],"startedAt":"2026-03-02T09:00:00+00:00",
            "pending":{"kind":"Toss","slot":"x"},"slots":[{"name":"x","value":"1","origin":"Guessed","validity":"Perhaps"},{"name":"y","absence":"Forgotten"}]}}]}
            """;

        var form = DialogState.FromJson(newer).Stack.ShouldHaveSingleItem().Form.ShouldNotBeNull();

        form.Phase.ShouldBe(FormPhase.Asking);
        form.Pending.ShouldNotBeNull().Kind.ShouldBe(PendingKind.Unknown);
        form.Slots.Select(slot => (slot.Value, slot.Validity, slot.Absence)).ShouldBe([("1", SlotValidity.Soft, SlotAbsence.None), (null, SlotValidity.Valid, SlotAbsence.Later)]);
    }

    [Fact]
    public void Empty_object_is_an_empty_state() => DialogState.FromJson("{}").Stack.ShouldBeEmpty();
}
