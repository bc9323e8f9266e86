using System.Collections.Frozen;
using SupportBot.Dialogs.Prompts;

namespace SupportBot.Dialogs.Forms;

/// <summary>A slot named in a sentence, with what is said of it.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Value">The words after its name up to the next pause; empty when there are none.</param>
/// <param name="Start">Offset of the name.</param>
/// <param name="End">Offset after the value.</param>
/// <param name="IsStrong">The link is "c'est", ":" or "=": it cannot be a mere mention.</param>
internal readonly record struct NamedValue(Slot Slot, string Value, int Start, int End, bool IsStrong);

/// <summary>How a message begins when it corrects something.</summary>
/// <param name="HasLead">"non", "pardon", "en fait"...</param>
/// <param name="HasVerb">"modifier", "changer"...</param>
/// <param name="Word">The word after these.</param>
internal readonly record struct CorrectionHead(bool HasLead, bool HasVerb, int Word);

/// <summary>Reads "le SAID c'est 1015 2233 4455", "modifier le courriel", "non, la région : Canada".</summary>
internal static class NamedValues
{
    private static readonly FrozenSet<string> Leads = Lexicon.French["lead"];
    private static readonly FrozenSet<string> Verbs = Lexicon.French["editverb"];
    private static readonly FrozenSet<string> Links = Lexicon.French["link"];
    private static readonly FrozenSet<string> StrongLinks = Lexicon.French["stronglink"];
    private static readonly FrozenSet<string> Fillers = Lexicon.French["fillers"];
    private static readonly FrozenSet<string> Separators = Lexicon.French["separator"];

    public static CorrectionHead ReadHead(FoldedText text)
    {
        var word = 0;
        var hasLead = false;
        while (Lexicon.LongestAt(Leads, text, word) is > 0 and var lead)
        {
            (hasLead, word) = (true, word + lead);
        }

        var verbAt = word;
        while (verbAt < text.Words.Count && Lexicon.LongestAt(Verbs, text, verbAt) == 0 && Lexicon.HasWord(Fillers, text, verbAt))
        {
            verbAt++;
        }

        var verb = Lexicon.LongestAt(Verbs, text, verbAt);
        return new CorrectionHead(hasLead, verb > 0, verb > 0 ? verbAt + verb : word);
    }

    /// <summary>The slot named right at <paramref name="word"/>, articles apart.</summary>
    public static NamedValue? ReadAt(FormPlan plan, FoldedText text, int word, Func<IReadOnlyList<Slot>, Slot> choose)
    {
        while (word < text.Words.Count && Lexicon.LongestAt(plan.AliasKeys, text, word) == 0 && Lexicon.IsArticle(text, word))
        {
            word++;
        }

        var alias = Lexicon.LongestAt(plan.AliasKeys, text, word);
        return alias == 0 ? null : ReadValue(plan, text, word, alias, choose(plan.FindByAlias(text.KeyOf(word, alias))));
    }

    /// <summary>Every slot that is named and linked to a value, in the order of the sentence.</summary>
    public static IReadOnlyList<NamedValue> ReadAll(FormPlan plan, FoldedText text, Func<IReadOnlyList<Slot>, Slot> choose)
    {
        List<NamedValue>? found = null;
        for (var word = 0; word < text.Words.Count; word++)
        {
            var alias = Lexicon.LongestAt(plan.AliasKeys, text, word);
            if (alias == 0 || IsOfAnother(text, word))
            {
                continue;
            }

            var named = ReadValue(plan, text, word, alias, choose(plan.FindByAlias(text.KeyOf(word, alias))));
            if (named.Value.Length > 0 && (named.IsStrong || HasLink(text, word + alias)))
            {
                (found ??= []).Add(named);
                word = WordAt(text, named.End) - 1;
            }
            else
            {
                word += alias - 1;
            }
        }

        return found ?? (IReadOnlyList<NamedValue>)[];
    }

    /// <summary>Whether what is outside the span says nothing: articles, links, courtesies.</summary>
    public static bool SaysNothingElse(FoldedText text, int start, int end)
    {
        for (var word = 0; word < text.Words.Count; word++)
        {
            var (at, length) = text.Words[word];
            if (at + length > start && at < end)
            {
                continue;
            }

            var link = Math.Max(Lexicon.LongestAt(StrongLinks, text, word), Lexicon.LongestAt(Links, text, word));
            if (link == 0 && !Lexicon.HasWord(Fillers, text, word) && !Lexicon.IsArticle(text, word))
            {
                return false;
            }

            word += Math.Max(link, 1) - 1;
        }

        return true;
    }

    // "Vers une autre société : ..." names nobody's own.
    private static bool IsOfAnother(FoldedText text, int word) => word > 0 && text.Word(word - 1) is "autre" or "autres";

    private static NamedValue ReadValue(FormPlan plan, FoldedText text, int word, int alias, Slot slot)
    {
        var start = text.Words[word].Start;
        var after = word + alias;
        var aliasEnd = End(text, after - 1);
        var strong = Lexicon.LongestAt(StrongLinks, text, after);
        var link = strong > 0 ? strong : Lexicon.LongestAt(Links, text, after);
        after += link;
        var from = after < text.Words.Count ? text.Words[after].Start : text.Text.Length;
        var between = text.Text.AsSpan(aliasEnd, Math.Min(from, text.Text.Length) - aliasEnd);
        var isStrong = strong > 0 || between.ContainsAny(':', '=');
        if (between.ContainsAny(',', ';', '\n') || after >= text.Words.Count)
        {
            return new NamedValue(slot, string.Empty, start, aliasEnd, isStrong);
        }

        // Signs that belong to the value: "+33...", "@compte", "(".
        while (from > aliasEnd && text.Text[from - 1] is '+' or '@' or '(' or '#')
        {
            from--;
        }

        var end = EndOfValue(plan, text, after, slot.IsOpen);
        return new NamedValue(slot, text.Text[from..end].Trim(), start, end, isStrong);
    }

    // A value ends at a comma, a semicolon, a line, a full stop before a space, or another slot's name; a number at "et" too, but not "Dupont et fils".
    private static int EndOfValue(FormPlan plan, FoldedText text, int word, bool isOpen)
    {
        for (var next = word + 1; next < text.Words.Count; next++)
        {
            var (start, end) = (End(text, next - 1), text.Words[next].Start);
            var between = text.Text.AsSpan(start, end - start);
            if (between.ContainsAny(',', ';', '\n') || between.StartsWith(". ") || between.StartsWith("? ") || between.StartsWith("! ")
                || IsNameOfAnother(plan, text, next)
                || (Lexicon.LongestAt(Separators, text, next) is > 0 and var joint && (!isOpen || IsNameOfAnother(plan, text, next + joint))))
            {
                return start;
            }
        }

        var last = End(text, text.Words.Count - 1);
        return last < text.Text.Length && text.Text[last] == ')' ? last + 1 : last;
    }

    private static bool IsNameOfAnother(FormPlan plan, FoldedText text, int word)
    {
        while (word < text.Words.Count && Lexicon.IsArticle(text, word))
        {
            word++;
        }

        var alias = Lexicon.LongestAt(plan.AliasKeys, text, word);
        return alias > 0 && HasLink(text, word + alias);
    }

    private static bool HasLink(FoldedText text, int after)
    {
        var from = End(text, after - 1);
        var to = after < text.Words.Count ? text.Words[after].Start : text.Text.Length;
        return text.Text.AsSpan(from, to - from).ContainsAny(':', '=')
            || Lexicon.LongestAt(StrongLinks, text, after) > 0 || Lexicon.LongestAt(Links, text, after) > 0;
    }

    private static int End(FoldedText text, int word) => text.Words[word].Start + text.Words[word].Length;

    private static int WordAt(FoldedText text, int offset)
    {
        var word = 0;
        while (word < text.Words.Count && text.Words[word].Start < offset)
        {
            word++;
        }

        return word;
    }
}
