using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Messages that the rest of the bot answers.</summary>
internal sealed partial class FormTurn
{
    private static readonly System.Collections.Frozen.FrozenSet<string> DefinitionWords = Lexicon.French["definition"];

    private PendingQuestion? _interrupted;

    private async ValueTask<FormMove?> DigressAsync(FoldedText text, bool mayBeAnswer, CancellationToken cancellationToken)
    {
        if (AsksWhatItIs(text))
        {
            Speech.Say(Asked?.Texts.Why);
            Speech.Say(Asked?.Texts.Where);
            return await ResumeInterruptedAsync(cancellationToken);
        }

        if (Services.Digressions is not { } digressions)
        {
            return null;
        }

        var request = new DigressionRequest(Context, text.Text, Plan.Form.Id, State.Asked, Sentence.IsQuestion(text)) { MayBeAnswer = mayBeAnswer };
        if (await digressions.TryAnswerAsync(request, cancellationToken) is not { } digression)
        {
            return null;
        }

        if (digression.Flow is not null)
        {
            return await OfferSwitchAsync(digression, text, cancellationToken);
        }

        Remember(text.Text);
        await Context.SendActivityAsync(ShortAnswer(digression), cancellationToken);
        return await ResumeInterruptedAsync(cancellationToken);
    }

    // "C'est quoi un SAID ?" while the SAID is asked for: the form knows better than the FAQ.
    private bool AsksWhatItIs(FoldedText text) =>
        Asked is { Texts: { Why: not null } or { Where: not null } } asked && !StateIsReview && Has(DefinitionWords, text)
        && Enumerable.Range(0, text.Words.Count).Any(word =>
            Lexicon.LongestAt(Plan.AliasKeys, text, word) is > 0 and var alias && Plan.FindByAlias(text.KeyOf(word, alias)).Contains(asked));

    // After a digression or a help, what was pending is asked again: a question of the engine's own, or the slot.
    private async ValueTask<FormMove> ResumeInterruptedAsync(CancellationToken cancellationToken)
    {
        if (_interrupted is not { } pending)
        {
            return FormMove.GoOn;
        }

        State.Pending = pending;
        await AskPendingAsync(pending, cancellationToken);
        return FormMove.Wait;
    }

    private void Remember(string question)
    {
        var asked = State.Digressions ??= [];
        asked.Add(question.Length > 200 ? question[..200] : question);
        if (asked.Count > DigressionsKept)
        {
            asked.RemoveAt(0);
        }
    }

    private Activity ShortAnswer(Digression digression)
    {
        var lines = digression.Text!.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries); // Not null: no flow.
        return Activity.Message(string.Join("\n\n", lines.Take(3))) with
        {
            InputHint = InputHints.IgnoringInput,
            Annotation = new ReplyAnnotation(digression.Kind) { Flow = Plan.Form.PublicName, Entries = digression.Entries },
        };
    }
}
