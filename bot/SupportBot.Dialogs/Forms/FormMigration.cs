using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Fits a parked conversation to the form as it is now, whichever version parked it: older, or newer after a roll-back.</summary>
internal static class FormMigration
{
    /// <summary>Renames, keeps aside what has no slot any more, takes back what has one again.</summary>
    /// <returns>Whether the customer should be told: the question that waited is gone, an answer does not fit, or more is asked.</returns>
    public static bool Adopt(FormPlan plan, FormTurn turn)
    {
        var state = turn.State;
        if (state.FormVersion == plan.Form.Version)
        {
            return false;
        }

        state.FormVersion = plan.Form.Version;
        var wasAsked = state.Asked;
        var set = SetAside(plan, state);
        TakeBack(plan, turn);
        state.Asked = plan.Find(state.Asked)?.Name;
        state.Editing = plan.Find(state.Editing)?.Name;
        state.History = [.. state.History.Select(name => name == FormTurn.ConsentSlot ? name : plan.Find(name)?.Name).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (state.Pending is { Slot: { } about } pending)
        {
            pending.Slot = plan.Find(about)?.Name;
            state.Pending = pending.Slot is null ? null : pending;
        }

        var asksMore = state.Phase != FormPhase.Asking && plan.Slots.Any(slot => turn.Answers.IsDue(slot));
        return set || asksMore || (wasAsked is not null && state.Asked is null);
    }

    /// <summary>Takes a draft's answers up where nothing newer was said.</summary>
    public static void TakeUp(FormPlan plan, FormTurn turn, FormState draft)
    {
        var known = turn.State.Slots.Select(filled => plan.Find(filled.Name)?.Name).ToHashSet(StringComparer.Ordinal);
        turn.State.Slots.InsertRange(0, draft.Slots.Where(filled => !known.Contains(plan.Find(filled.Name)?.Name ?? filled.Name)));
        turn.State.History = draft.History;
        turn.State.Passed = StillPassed(plan, turn, draft);
        turn.State.Digressions = draft.Digressions;
        turn.State.Kept = draft.Kept;
        turn.State.FormVersion = draft.FormVersion;
        turn.State.StartedAt = draft.StartedAt;
        Adopt(plan, turn);
    }

    // What was said is not said twice; what was done is done again when an answer that it depends on is a newer one.
    private static List<string>? StillPassed(FormPlan plan, FormTurn turn, FormState draft)
    {
        bool IsNewer(Slot slot) => turn.Values.Find(slot) is { } now && draft.Slots.Find(before => before.Name == slot.Name)?.Value != now.Value;
        var redone = plan.Steps.OfType<Work>().Where(work => work.DependsOn.Any(IsNewer)).Select(work => work.Name).ToHashSet(StringComparer.Ordinal);
        return draft.Passed?.FindAll(name => !redone.Contains(name));
    }

    private static bool SetAside(FormPlan plan, FormState state)
    {
        var any = false;
        for (var index = state.Slots.Count - 1; index >= 0; index--)
        {
            var filled = state.Slots[index];
            var slot = plan.Find(filled.Name);
            var isTwin = slot is not null && slot.Name != filled.Name && state.Slots.Exists(other => other.Name == slot.Name);
            if (slot is not null && !isTwin && (filled.Absence != SlotAbsence.None || slot.CanRead(filled)))
            {
                filled.Name = slot.Name;
                continue;
            }

            any = true;
            state.Slots.RemoveAt(index);
            (state.Kept ??= []).Add(filled);
        }

        return any;
    }

    private static void TakeBack(FormPlan plan, FormTurn turn)
    {
        var kept = turn.State.Kept;
        for (var index = (kept?.Count ?? 0) - 1; index >= 0; index--)
        {
            var filled = kept![index]; // Not null: it has items.
            if (plan.Find(filled.Name) is { } slot && !turn.Values.IsSettled(slot) && filled.HasValue && slot.CanRead(filled))
            {
                kept.RemoveAt(index);
                filled.Name = slot.Name;
                turn.State.Slots.Add(filled);
            }
        }
    }
}
