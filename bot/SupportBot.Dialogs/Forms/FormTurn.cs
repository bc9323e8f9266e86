using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Dialogs.Forms;

/// <summary>What happens after a message was taken in.</summary>
internal enum FormMove
{
    /// <summary>Run the steps: the next question, or the end.</summary>
    GoOn,

    /// <summary>All is said; wait for the next message.</summary>
    Wait,

    /// <summary>The customer cancelled.</summary>
    Cancel,

    /// <summary>Begin the form afresh.</summary>
    Restart,

    /// <summary>Pause for the flow in <see cref="FormTurn.TargetFlow"/>.</summary>
    Switch,
}

/// <summary>
/// One turn of one form: takes the message in. The parts of this class follow what a message can be: an answer, a command, a correction,
/// a reply to a question of the engine's own, a file, a word at the recap.
/// </summary>
internal sealed partial class FormTurn
{
    /// <summary>The engine's own slot, asked after the recap.</summary>
    public const string ConsentSlot = "consent";

    /// <summary>Answers that did not do before an example is given.</summary>
    public const int ExampleAfter = 2;

    /// <summary>Answers that did not do before another way is offered.</summary>
    public const int OfferAfter = 3;

    private const int DigressionsKept = 5;

    public FormTurn(FormPlan plan, FormState state, ITurnContext context, FormServices services)
    {
        (Plan, State, Context, Services) = (plan, state, context, services);
        state.Pending = state.Pending is { Kind: PendingKind.Unknown } ? null : state.Pending;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Now, services.TimeZone).Date);
        Values = new FormValues(state, context.Now, today);
        Answers = new FormAnswers(plan, state, Values);
        Speech = new FormSpeech(context, plan, Answers);
        FormContext = new FormContext(this);
    }

    public FormPlan Plan { get; }

    public FormState State { get; }

    public ITurnContext Context { get; }

    public FormServices Services { get; }

    public FormValues Values { get; }

    public FormAnswers Answers { get; }

    public FormSpeech Speech { get; }

    public FormContext FormContext { get; }

    /// <summary>The flow to pause for, and the words that asked for it.</summary>
    public (string Flow, string? Utterance) TargetFlow { get; private set; }

    /// <summary>Whether the customer asked to keep nothing of the draft that was offered.</summary>
    public bool DropsDraft { get; private set; }

    /// <summary>Whether the customer wants the draft that was offered.</summary>
    public bool TakesDraft { get; private set; }

    private Slot? Asked => Plan.Find(State.Asked);

    public IReadOnlyList<FilledSlot> ApplicableAnswers() => Answers.Applicable();

    public IReadOnlyDictionary<string, string> ShownAnswers() => Answers.Applicable().Where(filled => filled.HasValue)
        .ToDictionary(filled => filled.Name, filled => Plan.Find(filled.Name)!.ShowPlain(filled), StringComparer.Ordinal); // Not null: it applies.

    public void Fill(Slot slot, string value, SlotOrigin origin, SlotValidity validity) => Answers.Fill(slot, value, origin, validity);

    /// <summary>Takes the first words in: whatever they say about any slot, and the files that came with them.</summary>
    public async ValueTask OpenAsync(FormOptions? options, CancellationToken cancellationToken)
    {
        Speech.Say(options?.Lead);
        foreach (var known in options?.Known ?? [])
        {
            if (Plan.Find(known.Name) is { } slot && known.HasValue && slot.CanRead(known) && !Values.IsSettled(slot))
            {
                State.Slots.Add(known);
            }
        }

        Speech.Say(Plan.Form.Opening);
        Speech.Say(options?.Aside);
        foreach (var offer in options?.Offers ?? [])
        {
            Speech.Offer(offer);
        }

        var text = FoldedText.From(options?.Utterance);
        if (text.Words.Count > 0)
        {
            Overhear(text);
            Note(FindAll(text, except: null));
        }

        if (Context.Activity.Attachments is { Count: > 0 } attachments && TakesFiles(attachments) && FileSlotFor() is not null)
        {
            await TakeFilesAsync(attachments, cancellationToken);
        }
    }

    /// <summary>Fills what an earlier form of the conversation was told, and says so.</summary>
    public void Recall(IReadOnlyList<FilledSlot>? shared)
    {
        var recalled = new List<Slot>();
        foreach (var filled in shared ?? [])
        {
            if (Plan.Find(filled.Name) is { IsShared: true } slot && !Values.IsSettled(slot) && slot.CanRead(filled))
            {
                Answers.Fill(slot, filled.Value!, filled.Origin, filled.Validity); // Not null: only values are shared.
                recalled.Add(slot);
            }
        }

        if (recalled.Count > 0)
        {
            Speech.Say(EngineTexts.Get("Remembered") + "\n\n" + string.Join('\n', recalled.Select(slot => About("NotedItem", slot))));
        }
    }

    /// <summary>Takes a message in.</summary>
    public async ValueTask<FormMove> TakeInAsync(CancellationToken cancellationToken)
    {
        var activity = Context.Activity;
        if (activity.Value is { } value && FormSubmit.TryRead(value) is { } submit)
        {
            return TakeSubmit(submit);
        }

        var text = FoldedText.From(activity.Text);
        if (activity.Attachments is { Count: > 0 } attachments && TakesFiles(attachments))
        {
            var move = await TakeFilesAsync(attachments, cancellationToken);
            if (text.Words.Count == 0 || move == FormMove.Wait)
            {
                return move;
            }
        }

        return await TakeTextAsync(text, cancellationToken);
    }

    private SlotInput Input(FoldedText text) => new(text, Values);

    private bool StateIsReview => State.Phase is FormPhase.Review or FormPhase.Consent;

    // The same question again, with something said before it.
    private FormMove Again(string? sentence)
    {
        Speech.Say(sentence);
        return FormMove.GoOn;
    }
}
