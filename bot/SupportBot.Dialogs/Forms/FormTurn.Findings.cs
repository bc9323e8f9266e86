using System.Collections.Frozen;
using System.Text;
using SupportBot.Dialogs.Prompts;
using SupportBot.Dialogs.State;

namespace SupportBot.Dialogs.Forms;

/// <summary>Values of slots found in a sentence.</summary>
internal sealed partial class FormTurn
{
    private static readonly FrozenSet<string> Joints = Lexicon.French["separator"];

    /// <summary>Everything in the sentence that fills a slot other than <paramref name="except"/>, in the order of the sentence.</summary>
    private List<SlotFinding> FindAll(FoldedText text, Slot? except)
    {
        var found = new List<SlotFinding>();
        if (!text.Text.EndsWith('?'))
        {
            AddNamed(text, except, found);
        }

        AddUnmistakable(text, except, found);
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;
    }

    private void AddNamed(FoldedText text, Slot? except, List<SlotFinding> found)
    {
        foreach (var named in NamedValues.ReadAll(Plan, text, ChooseParty))
        {
            if (ReferenceEquals(named.Slot, except) || named.Slot.WantsFiles || (named.Slot.IsOpen && !named.IsStrong))
            {
                continue;
            }

            var reading = named.Slot.Read(Input(FoldedText.From(named.Value)));
            if (reading.IsAccepted)
            {
                found.Add(new SlotFinding(named.Slot, reading.Value!, named.Start, named.End - named.Start) // Not null: accepted.
                {
                    Validity = reading.Validity,
                    Warning = reading.Message,
                    IsNamed = true,
                });
            }
        }
    }

    private void AddUnmistakable(FoldedText text, Slot? except, List<SlotFinding> found)
    {
        var input = Input(text);
        foreach (var slot in Plan.Slots)
        {
            if (ReferenceEquals(slot, except) || found.Exists(other => ReferenceEquals(other.Slot, slot)) || slot.Find(input) is not { } finding || !CouldMatter(finding))
            {
                continue;
            }

            // The longer reading of the same characters is the right one; of equals, the one that is wanted most.
            var rival = found.FindIndex(other => other.Overlaps(finding));
            if (rival < 0)
            {
                found.Add(finding);
            }
            else if (!found[rival].IsNamed
                && (finding.Length > found[rival].Length || (finding.Length == found[rival].Length && Want(slot) > Want(found[rival].Slot))))
            {
                found[rival] = finding;
            }
        }
    }

    /// <summary>
    /// Whether the slot applies, would with this value, or may once a choice before it is made: "déjà expiré" says nothing of the other vendor's question.
    /// </summary>
    private bool CouldMatter(SlotFinding finding)
    {
        if (State.Asked is null || Answers.Applies(finding.Slot) || Values.IsSettled(finding.Slot) || finding.Slot is Mention)
        {
            return true;
        }

        return AppliesIf(finding.Slot, finding.Slot, finding.Value) || MayApplyLater(finding.Slot);
    }

    // Some answer to a choice that is still open makes the slot apply.
    private bool MayApplyLater(Slot slot) => Plan.Slots
        .Where(other => other.Choices.Count > 0 && Answers.IsDue(other))
        .Any(other => other.Choices.Any(choice => AppliesIf(slot, other, choice.Value)));

    private bool AppliesIf(Slot slot, Slot answered, string value)
    {
        var trial = new FilledSlot { Name = answered.Name, Value = value };
        State.Slots.Add(trial);
        var applies = Answers.Applies(slot);
        State.Slots.Remove(trial);
        return applies;
    }

    /// <summary>How much a slot is wanted: one that applies before one that does not, one without a value before one that has it.</summary>
    private int Want(Slot slot) => (slot.AppliesTo(Values) ? 2 : 0) + (Values.IsSettled(slot) ? 0 : 1);

    /// <summary>Two parties may have a slot of the same name: the one that is being asked is meant, else the first one still wanted.</summary>
    private Slot ChooseParty(IReadOnlyList<Slot> slots)
    {
        if (slots.Count == 1)
        {
            return slots[0];
        }

        return slots.FirstOrDefault(slot => slot.Name == State.Asked)
            ?? slots.FirstOrDefault(slot => Answers.IsDue(slot))
            ?? slots.LastOrDefault(slot => Values.IsSettled(slot))
            ?? slots[0];
    }

    /// <summary>Fills what was found and says so. Answers given before stay, unless the slot was named.</summary>
    /// <returns>Whether anything was filled.</returns>
    private bool Note(List<SlotFinding> findings)
    {
        var any = false;
        var noted = new List<Slot>();
        foreach (var finding in findings)
        {
            var had = Values.Has(finding.Slot);
            if ((had && !finding.IsNamed) || !Answers.Fill(finding.Slot, finding.Value, SlotOrigin.Said, finding.Validity))
            {
                continue;
            }

            any = true;
            if (had)
            {
                Speech.Say(About("Corrected", finding.Slot));
            }
            else
            {
                noted.Add(finding.Slot);
            }

            Speech.Say(finding.Warning);
        }

        // What the rest of the message shows to be beside the point: "expiré" is Symantec's question, and Red Hat was named.
        foreach (var beside in noted.FindAll(slot => !Answers.Applies(slot) && !MayApplyLater(slot)))
        {
            Answers.Clear(beside);
            noted.Remove(beside);
        }

        SayNoted(noted);
        return any;
    }

    private void SayNoted(List<Slot> noted)
    {
        if (noted.Count == 1)
        {
            Speech.Say(About("Noted", noted[0]));
        }
        else if (noted.Count > 1)
        {
            Speech.Say(EngineTexts.Get("NotedList") + "\n\n" + string.Join('\n', noted.Select(slot => About("NotedItem", slot))));
        }
    }

    /// <summary>The message without what was found in it.</summary>
    private static FoldedText Without(FoldedText text, List<SlotFinding> findings)
    {
        var rest = new StringBuilder();
        var at = 0;
        foreach (var finding in findings)
        {
            if (finding.Start > at)
            {
                rest.Append(text.Text, at, finding.Start - at).Append(' ');
            }

            at = Math.Max(at, finding.End);
        }

        rest.Append(text.Text, at, text.Text.Length - at);
        return FoldedText.From(TrimJoints(rest.ToString()));
    }

    // "Acme, et mon" is "Acme": what joined the value to the rest goes with it.
    private static string TrimJoints(string text)
    {
        var words = FoldedText.From(text);
        var (first, last) = (0, words.Words.Count - 1);
        while (last >= first && (Lexicon.HasWord(Joints, words, last) || Lexicon.IsArticle(words, last)))
        {
            last--;
        }

        while (first <= last && Lexicon.HasWord(Joints, words, first))
        {
            first++;
        }

        if (first > last)
        {
            return string.Empty;
        }

        var end = words.Words[last].Start + words.Words[last].Length;
        return words.Text[words.Words[first].Start..end];
    }
}
