using System.Collections.Frozen;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>What is not at hand, said in a sentence, and what turns up after all.</summary>
internal sealed partial class FormTurn
{
    private const int LongestClause = 6;
    private const int LongestLateValue = 6;

    private static readonly FrozenSet<string> PutOffWords = Lexicon.French["putoff"];
    private static readonly FrozenSet<string> SkipWords = Lexicon.French["skip"];
    private static readonly FrozenSet<string> FoundWords = Lexicon.French["found"];
    private static readonly string[] ClauseEnds = [",", ";", ".", "!", "\n", " - ", " – ", " — ", " car ", " parce qu", " mais ", " (", ":"];

    /// <summary>"Plus tard, le bon est chez le comptable", "je vous l'envoie demain": an absence with its reason; null when the message is none.</summary>
    private FormMove? TakeAbsence(Slot slot, FoldedText text, SlotReading own)
    {
        var certain = own.IsAccepted && !(slot.IsOpen && slot.Requirement != Requirement.Required);
        if (certain || slot.KeepsWholeMessage || Sentence.IsQuestion(text))
        {
            return null;
        }

        var command = AbsenceAtAnEnd(slot, text) ?? (!slot.IsOpen && slot.Requirement != Requirement.Required && Has(PutOffWords, text) ? FormCommand.Later : null);
        if (command is not { } absence || (slot.IsOpen && absence == FormCommand.Unavailable))
        {
            return null;
        }

        Note(FindAll(text, slot));
        return DoWithout(slot, absence == FormCommand.Later ? SlotAbsence.Later : SlotAbsence.Skipped, absence);
    }

    /// <summary>"Non, pas de téléphone, merci", "pas la peine de m'appeler": a no in more words, to something that can be left out.</summary>
    private FormMove? TakeDecline(Slot slot, FoldedText text, SlotReading own)
    {
        var declines = text.Answer.Said == false || Lexicon.LongestAt(SkipWords, text, 0) >= 2;
        return declines && !own.IsAccepted && !slot.IsOpen && slot.Choices.Count == 0 && slot.Requirement != Requirement.Required
            && !Sentence.IsQuestion(text) && !text.Text.AsSpan().ContainsAnyInRange('0', '9') && FindAll(text, slot).Count == 0
                ? DoWithout(slot, SlotAbsence.Skipped, FormCommand.Skip)
                : null;
    }

    // Only the first and the last clause: a word of absence in the middle of a story belongs to the story.
    private FormCommand? AbsenceAtAnEnd(Slot slot, FoldedText text)
    {
        var clauses = text.Text.Split(ClauseEnds, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return clauses.Length == 0 ? null : AbsenceIn(slot, FoldedText.From(clauses[0])) ?? AbsenceIn(slot, FoldedText.From(clauses[^1]));
    }

    // The clause is the phrase, or the phrase behind the name of what was asked for: "l'identifiant du produit, aucune idée".
    private FormCommand? AbsenceIn(Slot slot, FoldedText clause)
    {
        var from = SkipName(slot, clause);
        var rest = from > 0 && from < clause.Words.Count ? From(clause, from) : clause;
        return rest.Words.Count is > 0 and <= LongestClause
            && CommandReader.Read(rest) is { IsExact: true, Command: FormCommand.Later or FormCommand.Unavailable or FormCommand.Skip } reading
                ? reading.Command
                : null;
    }

    private int SkipName(Slot slot, FoldedText clause)
    {
        var word = 0;
        while (word < clause.Words.Count && (Lexicon.IsArticle(clause, word) || Lexicon.HasWord(Joints, clause, word)))
        {
            word++;
        }

        var alias = Lexicon.LongestAt(Plan.AliasKeys, clause, word);
        return alias > 0 && Plan.FindByAlias(clause.KeyOf(word, alias)).Contains(slot) ? word + alias : 0;
    }

    private static bool Has(FrozenSet<string> phrases, FoldedText text) => WordAfter(phrases, text) > 0;

    // The word behind the last of the phrases; 0 when none stands in the text.
    private static int WordAfter(FrozenSet<string> phrases, FoldedText text)
    {
        for (var word = text.Words.Count - 1; word >= 0; word--)
        {
            if (Lexicon.LongestAt(phrases, text, word) is > 0 and var count)
            {
                return word + count;
            }
        }

        return 0;
    }

    /// <summary>"Ah si, je l'ai retrouvé : 1234-5678-9012": the answer that was put off last; null when the message is none.</summary>
    private FormMove? TakeFound(Slot asked, FoldedText text, SlotReading own)
    {
        var after = own is { IsAccepted: true, Certainty: > Certainty.Weak } ? 0 : WordAfter(FoundWords, text);
        if (after == 0 || after >= text.Words.Count)
        {
            return null;
        }

        var rest = From(text, after);
        foreach (var slot in Absent(asked))
        {
            var reading = slot.Read(Input(rest));
            if (reading.IsAccepted || reading.WantsConfirmation)
            {
                Correct(slot, reading);
                return FormMove.GoOn;
            }
        }

        return null;
    }

    /// <summary>A value that does not answer the question, but would have answered one that was put off: offered to it.</summary>
    private async ValueTask<FormMove?> OfferToAbsentAsync(Slot asked, FoldedText text, SlotReading own, CancellationToken cancellationToken)
    {
        if (own.CanInsist || text.Words.Count > LongestLateValue || !text.Text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        foreach (var slot in Absent(asked))
        {
            if (slot.Read(Input(text)) is { IsAccepted: true, Message: null } reading)
            {
                var finding = new SlotFinding(slot, reading.Value!, 0, text.Text.Length); // Not null: it was accepted.
                return await OfferOtherSlotAsync(asked, finding, couldBeOwn: true, text, cancellationToken);
            }
        }

        return null;
    }

    // What the customer did not have, the last first; words and files are not told by their shape.
    private IEnumerable<Slot> Absent(Slot asked) => State.Slots.AsEnumerable().Reverse()
        .Where(filled => filled.Absence != SlotAbsence.None)
        .Select(filled => Plan.Find(filled.Name))
        .OfType<Slot>()
        .Where(slot => !ReferenceEquals(slot, asked) && !slot.IsOpen && !slot.WantsFiles && slot.Choices.Count == 0 && slot.MostItems == 0 && Answers.Applies(slot));
}
