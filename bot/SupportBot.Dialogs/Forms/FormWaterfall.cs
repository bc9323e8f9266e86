using SupportBot.Dialogs.Dialogs;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>The waterfall of a form: rules that stop it at once, what is being changed, then the form's own steps, then recap, agreement and the flow's own end.</summary>
internal static class FormWaterfall
{
    public const string DialogId = "steps";

    public static WaterfallDialog Of(FormPlan plan)
    {
        var waterfall = new WaterfallDialog(DialogId);
        foreach (var ending in plan.Steps.OfType<Ending>().Where(ending => ending.AtOnce))
        {
            waterfall.AddStep("$stop:" + ending.Name, (context, cancellationToken) => EndAsync(ending, context, cancellationToken));
        }

        waterfall.AddStep("$edit", EditAsync);
        foreach (var step in plan.Steps)
        {
            waterfall.AddStep(step.Name, StepFor(step));
        }

        return waterfall.AddStep("$recap", RecapAsync).AddStep("$consent", ConsentAsync).AddStep("$complete", CompleteAsync);
    }

    private static WaterfallStep StepFor(FormStep step) => step switch
    {
        Slot slot => (context, cancellationToken) => AskAsync(slot, context, cancellationToken),
        Notice notice => (context, cancellationToken) => SayAsync(notice, context, cancellationToken),
        Work work => (context, cancellationToken) => WorkAsync(work, context, cancellationToken),
        Ending ending => (context, cancellationToken) => EndAsync(ending, context, cancellationToken),
        _ => throw new InvalidOperationException($"'{step.Name}' is a kind of step that the waterfall does not know."),
    };

    private static FormTurn Turn(WaterfallStepContext context) => ((FormTurnOptions)context.Options!).Turn; // Not null: the form dialog passes it.

    private static async Task<DialogTurnResult> EditAsync(WaterfallStepContext context, CancellationToken cancellationToken)
    {
        var turn = Turn(context);
        if (turn.Plan.Find(turn.State.Editing) is { } slot && turn.Answers.Applies(slot))
        {
            await turn.Speech.AskAsync(slot, cancellationToken);
            return DialogTurnResult.EndOfTurn;
        }

        turn.State.Editing = null;
        if (turn.Plan.Find(turn.State.Adding) is { } list && turn.Answers.Applies(list) && turn.Values.Has(list))
        {
            await turn.Speech.AskAsync(list, cancellationToken);
            return DialogTurnResult.EndOfTurn;
        }

        turn.State.Adding = null;
        return await context.NextAsync(null, cancellationToken);
    }

    private static async Task<DialogTurnResult> AskAsync(Slot slot, WaterfallStepContext context, CancellationToken cancellationToken)
    {
        var turn = Turn(context);
        if (!turn.Answers.IsDue(slot))
        {
            return await context.NextAsync(null, cancellationToken);
        }

        turn.State.Phase = FormPhase.Asking;
        await turn.Speech.AskAsync(slot, cancellationToken);
        return DialogTurnResult.EndOfTurn;
    }

    private static Task<DialogTurnResult> SayAsync(Notice notice, WaterfallStepContext context, CancellationToken cancellationToken)
    {
        var turn = Turn(context);
        if (!notice.AppliesTo(turn.Values))
        {
            turn.Answers.Unpass(notice);
        }
        else if (!turn.Answers.HasPassed(notice))
        {
            turn.Answers.Pass(notice);
            turn.Speech.Say(notice.Text(turn.Values));
        }

        return context.NextAsync(null, cancellationToken);
    }

    private static async Task<DialogTurnResult> WorkAsync(Work work, WaterfallStepContext context, CancellationToken cancellationToken)
    {
        var turn = Turn(context);
        if (!work.AppliesTo(turn.Values) || turn.Answers.HasPassed(work))
        {
            return await context.NextAsync(null, cancellationToken);
        }

        turn.Answers.Pass(work);
        var result = await work.RunAsync(turn.FormContext, cancellationToken);
        if (result.FormEnd is { } end)
        {
            return await context.EndDialogAsync(DialogResult.Of(end), cancellationToken);
        }

        if (result.Slot is { } slot)
        {
            turn.Answers.Unpass(work);
            await turn.RefuseAsync(slot, result.Text ?? string.Empty, cancellationToken);
            return DialogTurnResult.EndOfTurn;
        }

        turn.Speech.Say(result.Text);
        return await context.NextAsync(null, cancellationToken);
    }

    private static Task<DialogTurnResult> EndAsync(Ending ending, WaterfallStepContext context, CancellationToken cancellationToken)
    {
        var turn = Turn(context);
        return ending.AppliesTo(turn.Values)
            ? context.EndDialogAsync(DialogResult.Of(ending.End(turn.FormContext)), cancellationToken)
            : context.NextAsync(null, cancellationToken);
    }

    private static async Task<DialogTurnResult> RecapAsync(WaterfallStepContext context, CancellationToken cancellationToken)
    {
        var turn = Turn(context);
        if (!turn.Plan.Form.HasRecap || turn.State.Phase is FormPhase.Consent or FormPhase.Sending)
        {
            return await context.NextAsync(null, cancellationToken);
        }

        turn.State.Phase = FormPhase.Review;
        await turn.Speech.RecapAsync(cancellationToken);
        return DialogTurnResult.EndOfTurn;
    }

    private static async Task<DialogTurnResult> ConsentAsync(WaterfallStepContext context, CancellationToken cancellationToken)
    {
        var turn = Turn(context);
        if (turn.Plan.Form.Consent is not { } consent || turn.State.Phase == FormPhase.Sending)
        {
            return await context.NextAsync(null, cancellationToken);
        }

        turn.State.Phase = FormPhase.Consent;
        await turn.Speech.ConsentAsync(consent, cancellationToken);
        return DialogTurnResult.EndOfTurn;
    }

    private static async Task<DialogTurnResult> CompleteAsync(WaterfallStepContext context, CancellationToken cancellationToken)
    {
        var turn = Turn(context);
        turn.State.Phase = FormPhase.Sending;
        var end = await turn.Plan.Form.CompleteAsync(turn.FormContext, cancellationToken);
        return await context.EndDialogAsync(DialogResult.Of(end), cancellationToken);
    }
}
