using System.Text.Json;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// What a card of a form sends when it is submitted: <c>{"form":"transfer","slots":{...}}</c>, each slot with the words typed for it.
/// Inputs of an Adaptive Card are merged beside <c>form</c>, so slots are read from there too.
/// </summary>
/// <param name="Form">Id of the form the card belongs to.</param>
/// <param name="Asked">The slot that was asked when a one-question card was shown; null for a card of several.</param>
/// <param name="Slots">Words by slot.</param>
internal sealed record FormSubmit(string Form, string? Asked, IReadOnlyList<(string Slot, string Text)> Slots)
{
    /// <summary>Reads a submitted value; null when it is not a form's.</summary>
    public static FormSubmit? TryRead(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("form", out var form) || form.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var slots = new List<(string, string)>();
        string? asked = null;
        foreach (var member in value.EnumerateObject())
        {
            if (member.NameEquals("asked"))
            {
                asked = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null;
            }
            else if (!member.NameEquals("form"))
            {
                Add(slots, member);
            }
        }

        return new FormSubmit(form.GetString() ?? string.Empty, asked, slots);
    }

    private static void Add(List<(string Slot, string Text)> slots, JsonProperty member)
    {
        if (member.Value.ValueKind == JsonValueKind.String)
        {
            slots.Add((member.Name, member.Value.GetString() ?? string.Empty));
        }
        else if (member.Value.ValueKind == JsonValueKind.Number)
        {
            slots.Add((member.Name, member.Value.GetRawText()));
        }
        else if (member.Value.ValueKind == JsonValueKind.Object && member.NameEquals("slots"))
        {
            foreach (var inner in member.Value.EnumerateObject())
            {
                Add(slots, inner);
            }
        }
    }
}

/// <summary>Submitted cards.</summary>
internal sealed partial class FormTurn
{
    private FormMove TakeSubmit(FormSubmit submit)
    {
        // A card of another form, or of questions that are behind us: said politely, and nothing changes.
        if (submit.Form != Plan.Form.Id || StateIsReview || (submit.Asked ?? WaitingIn(submit)) != State.Asked)
        {
            return Again(EngineTexts.Get("OldButton"));
        }

        var noted = new List<Slot>();
        foreach (var (name, typed) in submit.Slots)
        {
            var text = FoldedText.From(typed);
            if (Plan.Find(name) is not { } slot || text.Text.Length == 0 || slot.WantsFiles)
            {
                continue;
            }

            var reading = slot.Read(Input(text));
            if (!reading.IsAccepted)
            {
                Speech.Say($"{slot.Texts.Label}\u00A0: {reading.Message ?? slot.Texts.Invalid ?? EngineTexts.Get("Invalid")}");
            }
            else if (Answers.Fill(slot, reading.Value!, SlotOrigin.Said, reading.Validity)) // Not null: it was accepted.
            {
                noted.Add(slot);
            }
        }

        SayNoted(noted);
        State.Pending = null;
        return FormMove.GoOn;
    }

    // The slot that waits, if a card of several has it.
    private string? WaitingIn(FormSubmit submit) => submit.Slots.Select(typed => typed.Slot).FirstOrDefault(name => name == State.Asked);
}
