using System.Collections.Frozen;

namespace SupportBot.Dialogs.Prompts;

/// <summary>What a choice prompt understood.</summary>
/// <param name="Index">Place of the choice, from 0; -1 when there is none.</param>
/// <param name="IsWhole">The message says nothing but the choice: its label, a synonym, its number.</param>
/// <param name="IsAmbiguous">The message fits several choices.</param>
internal readonly record struct ChoiceReading(int Index, bool IsWhole, bool IsAmbiguous)
{
    public static ChoiceReading None => new(-1, false, false);

    public bool IsFound => Index >= 0;
}

/// <summary>
/// Understands a choice by label, part of label, synonym, number, rank ("le premier", "la dernière") or with a slip of the keyboard.
/// Built once per list of choices; immutable.
/// </summary>
internal sealed class ChoiceMatcher
{
    private const int LongestNumbered = 9;
    private const int ShortestDistinctive = 3;
    private const int NegationReach = 4;

    private static readonly FrozenSet<string> Choosers = Lexicon.French["chooser"];
    private static readonly FrozenSet<string> Negations = Lexicon.French["negation"];

    private readonly int _count;
    private readonly Dictionary<string, int> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _distinctive = new(StringComparer.Ordinal);
    private readonly List<(FoldedText Cue, int Index)> _cues = [];
    private readonly int _yes = -1;
    private readonly int _no = -1;

    public ChoiceMatcher(IReadOnlyList<Choice> choices)
    {
        _count = choices.Count;
        for (var index = 0; index < choices.Count; index++)
        {
            Learn(choices[index], index);
        }

        _yes = _whole.GetValueOrDefault("oui", -1);
        _no = _whole.GetValueOrDefault("non", -1);
    }

    /// <summary>Understands an answer to the question.</summary>
    public ChoiceReading Read(FoldedText text)
    {
        var whole = ReadWhole(text);
        if (whole.IsFound || (_yes < 0 && _no < 0))
        {
            return whole.IsFound ? whole : ReadWords(text);
        }

        var byFirstWord = YesNo.Read(text) switch { true => _yes, false => _no, null => -1 };
        return byFirstWord >= 0 ? new ChoiceReading(byFirstWord, false, false) : ReadWords(text);
    }

    /// <summary>Understands a message that says nothing but the choice.</summary>
    public ChoiceReading ReadWhole(FoldedText text)
    {
        var index = FindKey(Lexicon.KeyOf(text));
        if (index < 0 && WithoutChoosers(text) is { Length: > 0 } bare)
        {
            index = FindKey(bare);
        }

        if (index < 0 && (_yes >= 0 || _no >= 0))
        {
            index = YesNo.ReadWhole(text) switch { true => _yes, false => _no, null => -1 };
        }

        return index < 0 ? ReadSlip(text.Key) : new ChoiceReading(index, true, false);
    }

    /// <summary>Whether the message is the label or a synonym, to the letter: not a number, not a slip.</summary>
    public int ReadLabel(FoldedText text) => _whole.GetValueOrDefault(Lexicon.KeyOf(text), -1);

    /// <summary>Finds the one choice whose cue stands in a sentence and is not negated.</summary>
    public (int Index, int Start, int Length)? FindCue(FoldedText text)
    {
        (int Index, int Start, int Length)? found = null;
        foreach (var (cue, index) in _cues)
        {
            var word = IndexOf(text, cue);
            if (word < 0 || IsNegated(text, word))
            {
                continue;
            }

            if (found is { } other && other.Index != index)
            {
                return null;
            }

            var (start, (lastStart, lastLength)) = (text.Words[word].Start, text.Words[word + cue.Words.Count - 1]);
            found = (index, start, lastStart + lastLength - start);
        }

        return found;
    }

    private void Learn(Choice choice, int index)
    {
        foreach (var phrase in (choice.Synonyms ?? []).Concat(choice.Cues ?? []).Prepend(choice.Label))
        {
            var text = FoldedText.From(phrase);
            _whole.TryAdd(Lexicon.KeyOf(text), index);
            for (var word = 0; word < text.Words.Count; word++)
            {
                LearnWord(text.Word(word).ToString(), index);
            }
        }

        _whole.TryAdd(FoldedText.KeyFor(choice.Value), index);
        _cues.AddRange((choice.Cues ?? []).Select(cue => (FoldedText.From(cue), index)));
    }

    // A word that two choices share tells nothing: -1 marks it.
    private void LearnWord(string word, int index)
    {
        if (word.Length < ShortestDistinctive || Choosers.Contains(word) || Negations.Contains(word))
        {
            return;
        }

        _distinctive[word] = _distinctive.TryGetValue(word, out var other) && other != index ? -1 : index;
    }

    private int FindKey(string key) => _whole.TryGetValue(key, out var index) ? index : Rank(key);

    private int Rank(string key)
    {
        for (var rank = 1; rank <= Math.Min(_count, LongestNumbered); rank++)
        {
            if (Lexicon.French[Ranks[rank]].Contains(key))
            {
                return rank - 1;
            }
        }

        return Lexicon.French["last"].Contains(key) ? _count - 1
            : int.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 && number <= _count ? number - 1
            : -1;
    }

    private static readonly string[] Ranks =
        ["", "ordinal1", "ordinal2", "ordinal3", "ordinal4", "ordinal5", "ordinal6", "ordinal7", "ordinal8", "ordinal9"];

    private static string WithoutChoosers(FoldedText text)
    {
        var kept = new System.Text.StringBuilder();
        for (var word = 0; word < text.Words.Count; word++)
        {
            if (!Lexicon.HasWord(Choosers, text, word))
            {
                kept.Append(text.Word(word));
            }
        }

        return kept.Length < text.Key.Length ? kept.ToString() : string.Empty;
    }

    private ChoiceReading ReadSlip(string key)
    {
        var found = -1;
        foreach (var (meant, index) in _whole)
        {
            if (index != found && Typos.IsSame(key, meant))
            {
                if (found >= 0)
                {
                    return new ChoiceReading(-1, false, true);
                }

                found = index;
            }
        }

        return new ChoiceReading(found, found >= 0, false);
    }

    private ChoiceReading ReadWords(FoldedText text)
    {
        if (FindCue(text) is { } cue)
        {
            return new ChoiceReading(cue.Index, false, false);
        }

        var found = -1;
        for (var word = 0; word < text.Words.Count; word++)
        {
            var index = Distinctive(text.Word(word));
            if (index < 0 || index == found || IsNegated(text, word))
            {
                continue;
            }

            if (found >= 0)
            {
                return new ChoiceReading(-1, false, true);
            }

            found = index;
        }

        return new ChoiceReading(found, false, false);
    }

    private int Distinctive(ReadOnlySpan<char> word)
    {
        var lookup = _distinctive.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var index))
        {
            return index;
        }

        return word.Length > ShortestDistinctive + 1 && word[^1] is 's' or 'x' && lookup.TryGetValue(word[..^1], out index) ? index : -1;
    }

    // "pas un serveur", "ni chez un revendeur": the choice is named to be put aside.
    private static bool IsNegated(FoldedText text, int word)
    {
        for (var back = word - 1; back >= 0 && back >= word - NegationReach; back--)
        {
            var between = text.Text.AsSpan(text.Words[back].Start, text.Words[word].Start - text.Words[back].Start);
            if (between.ContainsAny(',', ';', '.'))
            {
                return false;
            }

            if (Lexicon.HasWord(Negations, text, back))
            {
                return true;
            }
        }

        return false;
    }

    private static int IndexOf(FoldedText text, FoldedText phrase)
    {
        for (var start = 0; start + phrase.Words.Count <= text.Words.Count; start++)
        {
            var same = 0;
            while (same < phrase.Words.Count && text.Word(start + same).SequenceEqual(phrase.Word(same)))
            {
                same++;
            }

            if (same == phrase.Words.Count && same > 0)
            {
                return start;
            }
        }

        return -1;
    }
}
