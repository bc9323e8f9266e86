using System.Globalization;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>The recap and the agreement.</summary>
internal sealed partial class FormTurn
{
    private async ValueTask<FormMove> TakeAtReviewAsync(FoldedText text, CancellationToken cancellationToken)
    {
        var command = CommandReader.Read(text);
        if (State.Phase == FormPhase.Consent && TakeConsent(text, isElse: command is not null || Sentence.IsWholeQuestion(text) || NamedValues.ReadAll(Plan, text, ChooseNamed).Count > 0) is { } consented)
        {
            return consented;
        }

        if (State.Phase == FormPhase.Review && (CommandReader.IsSend(text) || text.Answer.Whole == true))
        {
            return Approve();
        }

        if (ReadLine(text) is { } slot)
        {
            return Edit(slot);
        }

        if (command is not null)
        {
            return await ObeyAsync(command.Value.Command, null, cancellationToken);
        }

        return await TakeCorrectionAsync(null, text, SlotReading.None, cancellationToken)
            ?? TakeMore(text)
            ?? await DigressAsync(text, mayBeAnswer: text.Answer.Said is not null, cancellationToken)
            ?? TakeVerdict(text)
            ?? Again(EngineTexts.Get("Invalid"));
    }

    private FormMove Approve()
    {
        State.Phase = Plan.Form.Consent is null ? FormPhase.Sending : FormPhase.Consent;
        return FormMove.GoOn;
    }

    // "oui tout est bon pour moi", "non pas encore".
    private FormMove? TakeVerdict(FoldedText text) => text.Answer.Said switch
    {
        true when State.Phase == FormPhase.Review => Approve(),
        false => Again(EngineTexts.Get("RecapNo")),
        _ => null,
    };

    // An agreement is said in so many words: "je veux parler à un conseiller" has a "je veux" in it, and agrees to nothing; "non, le SAID c'est..." corrects.
    private FormMove? TakeConsent(FoldedText text, bool isElse)
    {
        var agreed = text.Answer.Whole ?? (isElse ? null : text.Answer.Said) ?? (CommandReader.IsSend(text) || IsButton(text, "ButtonAccept") ? true : IsButton(text, "ButtonRefuse") ? false : null);
        switch (agreed)
        {
            case true:
                State.Phase = FormPhase.Sending;
                State.ConsentedAt = Context.Now;
                return FormMove.GoOn;
            case false:
                State.Phase = FormPhase.Review;
                return Again(EngineTexts.Get("ConsentRefused"));
            default:
                return null;
        }
    }

    // "3", "le 3", "ligne 3".
    private Slot? ReadLine(FoldedText text) =>
        text.Words.Count is 1 or 2
        && int.TryParse(text.Word(text.Words.Count - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && (text.Words.Count == 1 || Lexicon.French["rowword"].Contains(text.KeyOf(0, 1)))
            ? FormRecap.Line(Plan, Answers, number)
            : null;

    // "le SAID c'est 1015...", with nothing that says it is a correction.
    private FormMove? TakeMore(FoldedText text)
    {
        var named = FindAll(text, except: null).FindAll(finding => finding.IsNamed || !Values.Has(finding.Slot));
        if (named.Count == 0)
        {
            return NamedAlone(text) is { } slot ? Edit(slot) : null;
        }

        Note(named);
        BackToReview();
        return FormMove.GoOn;
    }

    // The name of an answer and nothing else: it is to be changed.
    private Slot? NamedAlone(FoldedText text) =>
        NamedValues.ReadAt(Plan, text, 0, ChooseNamed) is { } named && NamedValues.SaysNothingElse(text, named.Start, named.End) && named.Value.Length == 0
            ? named.Slot
            : null;
}
