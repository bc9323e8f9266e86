using System.Text;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Forms;

/// <summary>
/// What a form says in one turn: sentences collected on the way, then one question, joined into one message: several bubbles annoy.
/// </summary>
internal sealed class FormSpeech(ITurnContext turn, FormPlan plan, FormAnswers answers)
{
    private const int ButtonsShown = 3;

    private readonly List<string> _lead = [];
    private readonly List<string> _buttons = [];
    private IReadOnlyList<Attachment>? _attachments;

    private FormState State => answers.State;

    /// <summary>Adds a sentence to what comes before the question.</summary>
    public void Say(string? sentence)
    {
        if (!string.IsNullOrWhiteSpace(sentence))
        {
            _lead.Add(sentence);
        }
    }

    /// <summary>Adds a button that comes before the usual ones.</summary>
    public void Offer(string button) => _buttons.Add(button);

    /// <summary>Asks the slot, and remembers that it was asked.</summary>
    public Task AskAsync(Slot slot, CancellationToken cancellationToken)
    {
        var kind = State.History.Contains(slot.Name) ? ReplyKinds.Reprompt : ReplyKinds.Prompt;
        if (State.Asked != slot.Name)
        {
            (State.Asked, State.Attempts, State.Overridable) = (slot.Name, 0, null);
        }

        if (State.History.Count == 0 || State.History[^1] != slot.Name)
        {
            State.History.Remove(slot.Name);
            State.History.Add(slot.Name);
        }

        var progress = answers.Progress(slot);
        var annotation = new ReplyAnnotation(kind) { Flow = plan.Form.PublicName, Slot = slot.Name, Progress = progress, Files = slot.WantsFiles ? true : null };
        _attachments = kind == ReplyKinds.Prompt && slot.Card?.Invoke(answers.Values) is { } card ? [card] : null;
        return SendAsync(Question(slot, progress), annotation, ButtonsFor(slot), cancellationToken);
    }

    /// <summary>Asks something of the engine's own about the slot that waits.</summary>
    public Task ClarifyAsync(string question, IReadOnlyList<string> buttons, CancellationToken cancellationToken)
    {
        var slot = plan.Find(State.Asked);
        var annotation = new ReplyAnnotation(ReplyKinds.Clarify)
        {
            Flow = plan.Form.PublicName,
            Slot = slot?.Name,
            Progress = slot is null ? null : answers.Progress(slot),
            Files = slot is { WantsFiles: true } ? true : null,
        };
        return SendAsync(question, annotation, buttons, cancellationToken);
    }

    /// <summary>Shows the recap and asks for the go.</summary>
    public Task RecapAsync(CancellationToken cancellationToken)
    {
        State.Asked = null;
        var lines = FormRecap.Lines(plan, answers, numbered: true);
        string[] buttons =
        [
            .. _buttons, EngineTexts.Get("ButtonSend"), EngineTexts.Get("ButtonEdit"), EngineTexts.Get("ButtonCancel"), .. FormRecap.EditButtons(plan, answers),
        ];
        var text = $"{EngineTexts.Get("RecapHead")}\n\n{lines}\n\n{EngineTexts.Get("RecapQuestion")}";
        return SendAsync(text, new ReplyAnnotation(ReplyKinds.Summary) { Flow = plan.Form.PublicName }, buttons, cancellationToken);
    }

    /// <summary>Asks for the customer's agreement.</summary>
    public Task ConsentAsync(string question, CancellationToken cancellationToken)
    {
        State.Asked = null;
        var kind = State.History.Contains(FormTurn.ConsentSlot) ? ReplyKinds.Reprompt : ReplyKinds.Prompt;
        State.History.Remove(FormTurn.ConsentSlot);
        State.History.Add(FormTurn.ConsentSlot);
        var annotation = new ReplyAnnotation(kind) { Flow = plan.Form.PublicName, Slot = FormTurn.ConsentSlot };
        return SendAsync(question, annotation, [EngineTexts.Get("ButtonAccept"), EngineTexts.Get("ButtonRefuse")], cancellationToken);
    }

    /// <summary>Says the last words of the form.</summary>
    public Task CloseAsync(string? text, ReplyAnnotation annotation, IReadOnlyList<string> buttons, CancellationToken cancellationToken) =>
        text is null && _lead.Count == 0
            ? Task.CompletedTask
            : SendAsync(text, annotation, buttons, cancellationToken, InputHints.AcceptingInput);

    /// <summary>Says the last words of the form, with what is attached to them.</summary>
    public Task CloseAsync(FormEnd end, ReplyAnnotation annotation, CancellationToken cancellationToken)
    {
        _attachments = end.Attachments.Count == 0 ? null : end.Attachments;
        return CloseAsync(end.Text, annotation, end.Buttons, cancellationToken);
    }

    /// <summary>Hands what was to be said over to the form that takes over.</summary>
    public string? TakeLead(string? last)
    {
        Say(last);
        var lead = string.Join("\n\n", _lead);
        _lead.Clear();
        return lead.Length == 0 ? null : lead;
    }

    private async Task SendAsync(
        string? text, ReplyAnnotation annotation, IReadOnlyList<string> buttons, CancellationToken cancellationToken, string hint = InputHints.ExpectingInput)
    {
        if (text is not null)
        {
            _lead.Add(text);
        }

        var activity = Activity.Message(string.Join("\n\n", _lead)) with
        {
            InputHint = hint,
            Annotation = annotation,
            Attachments = _attachments,
            SuggestedActions = buttons.Count == 0 ? null : new SuggestedActions([.. buttons.Select(CardAction.ImBack)]),
        };
        _lead.Clear();
        _buttons.Clear();
        _attachments = null;
        await turn.SendActivityAsync(activity, cancellationToken);
    }

    private string Question(Slot slot, string? progress)
    {
        var question = new StringBuilder();
        if (IsAdding(slot) && answers.Values.Find(slot) is { } items)
        {
            question.Append(EngineTexts.Format("NotedValue", ("value", slot.Show(items)))).Append("\n\n");
        }
        else if (State.Editing == slot.Name && answers.Values.Find(slot) is { HasValue: true } filled)
        {
            question.Append(EngineTexts.Format("CurrentAnswer", ("value", slot.Show(filled)))).Append("\n\n");
        }

        if (progress is not null)
        {
            question.Append(progress).Append(" · ");
        }

        question.Append(IsAdding(slot) ? EngineTexts.Get("ListMore") : slot.Question(answers.Values));
        if (slot is not YesNoSlot && slot.Choices.Count > 0)
        {
            question.Append("\n\n").Append(ChoiceList.Lines(slot.Choices));
        }

        return question.ToString();
    }

    private bool IsAdding(Slot slot) => State.Adding == slot.Name && State.Editing != slot.Name;

    // Choices are all offered, the likeliest first; help buttons are few, as Teams shows three.
    private IReadOnlyList<string> ButtonsFor(Slot slot)
    {
        if (slot.Choices.Count > 0)
        {
            return [.. slot.Choices.Select(choice => choice.Label), .. _buttons];
        }

        if (IsAdding(slot))
        {
            Offer(EngineTexts.Get("ButtonListDone"));
        }
        else if (State.Editing == slot.Name)
        {
            Offer(EngineTexts.Get("ButtonKeep"));
        }

        List<string> buttons = [.. _buttons, .. slot.Suggestions];
        if (slot.Requirement != Requirement.Required && State.Attempts < FormTurn.OfferAfter)
        {
            buttons.Add(EngineTexts.Get(slot.Requirement == Requirement.Later ? "ButtonLater" : "ButtonSkip"));
        }

        if (slot.Texts.Where is not null)
        {
            buttons.Add(EngineTexts.Get("ButtonWhere"));
        }

        buttons.Add(EngineTexts.Get("ButtonHuman"));
        return [.. buttons.Distinct(StringComparer.Ordinal).Take(Math.Max(ButtonsShown, slot.Suggestions.Count))];
    }
}
