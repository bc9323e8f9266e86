using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Choices;

/// <summary>Reads answers by the words of the labels: whole phrases, single words that only one option has, words with one letter wrong.</summary>
internal static class ChoiceWords
{
    private const int ShortestForgiven = 5;

    private static readonly HashSet<string> Empty = new(
        [
            "le", "la", "les", "l'", "un", "une", "de", "du", "des", "d'", "a", "au", "aux", "et", "ou", "en", "dans", "sur", "par", "pour", "avec", "sans", "je", "j'", "ai",
            "c'", "ce", "est", "mon", "ma", "mes", "notre", "nos", "que", "qu'", "qui", "il", "elle", "on", "nous", "vous", "suis", "sont", "ne", "n'", "se", "s'", "y", "chez", "plutot",
        ],
        StringComparer.Ordinal);

    internal static ChoiceAnswer Read(TokenizedText answer, IReadOnlyList<ChoiceOption> options)
    {
        var matches = options.Select(option => Match(answer, option, options)).ToList();
        var standing = matches.Where(match => !match.Denied).ToList();
        var best = standing.Select(match => match.Score).DefaultIfEmpty().Max();
        if (best <= 0)
        {
            return OnlyOneLeft([.. standing.Select(match => match.Option)], options.Count);
        }

        var winners = best >= 1
            ? standing.Where(match => match.Score >= 1 && !standing.Any(other => other.Contains(match)))
            : standing.Where(match => match.Score >= best - 0.001);
        return ChoiceAnswer.Of([.. winners.Select(match => match.Option)], best);
    }

    // "pas Dell" leaves one of two.
    private static ChoiceAnswer OnlyOneLeft(List<ChoiceOption> left, int offered) =>
        left.Count == 1 && offered == 2 ? ChoiceAnswer.Of(left, 0.6) : ChoiceAnswer.NotUnderstood;

    private static OptionMatch Match(TokenizedText answer, ChoiceOption option, IReadOnlyList<ChoiceOption> options)
    {
        var best = new OptionMatch(option, 0, [], Denied: false);
        foreach (var words in Phrases(option).Select(Words).Where(words => words.Length > 0))
        {
            var place = Find(answer, words);
            if (place >= 0 && (best.Score < 1 || words.Length > best.Words.Length))
            {
                best = best with { Score = 1, Words = words, Denied = best.Denied || IsDenied(answer, place) };
            }
            else if (place < 0 && best.Score < 1)
            {
                var denied = best.Denied;
                var part = PartScore(answer, words, option, options, ref denied);
                best = best with { Score = Math.Max(best.Score, part), Denied = denied };
            }
        }

        return best;
    }

    private static IEnumerable<string> Phrases(ChoiceOption option) => option.Synonyms.Prepend(option.Label).Prepend(option.Value);

    private static string[] Words(string phrase)
    {
        var text = TokenizedText.Of(phrase);
        var words = new List<string>(text.Count);
        for (var index = 0; index < text.Count; index++)
        {
            var word = text.Folded(index).ToString();
            if (text[index].Kind != TokenKind.Symbol && !Empty.Contains(word))
            {
                words.Add(word);
            }
        }

        return [.. words];
    }

    // The words in their order, with empty words between them or not.
    private static int Find(TokenizedText answer, string[] words)
    {
        for (var start = 0; start < answer.Count; start++)
        {
            var matched = 0;
            for (var index = start; index < answer.Count && matched < words.Length; index++)
            {
                if (Same(answer.Folded(index), words[matched]))
                {
                    matched++;
                }
                else if (matched == 0 || !(answer[index].Kind == TokenKind.Symbol || Empty.Contains(answer.Folded(index).ToString())))
                {
                    break;
                }
            }

            if (matched == words.Length)
            {
                return start;
            }
        }

        return -1;
    }

    // Each word counts by the share of the label it is, and only when no other option has it.
    private static double PartScore(TokenizedText answer, string[] words, ChoiceOption option, IReadOnlyList<ChoiceOption> options, ref bool denied)
    {
        var score = 0.0;
        foreach (var word in words.Where(word => word.Length >= 2))
        {
            var place = Find(answer, [word]);
            if (place < 0)
            {
                continue;
            }

            var sharers = options.Count(other => other == option || Phrases(other).SelectMany(Words).Any(otherWord => Same(otherWord, word)));
            denied |= sharers == 1 && IsDenied(answer, place);
            score += (double)word.Length / words.Sum(other => other.Length) / (sharers * sharers);
        }

        return Math.Min(score, 0.99);
    }

    private static bool IsDenied(TokenizedText answer, int place)
    {
        for (var index = place - 1; index >= 0 && index >= place - 3; index--)
        {
            var word = answer.Folded(index);
            if (word is "pas" or "sans" or "ni")
            {
                return true;
            }

            if (answer.IsSymbol(index, ',') || !Empty.Contains(word.ToString()))
            {
                return false;
            }
        }

        return false;
    }

    private static bool Same(ReadOnlySpan<char> said, string word)
    {
        if (said.SequenceEqual(word))
        {
            return true;
        }

        // Plural and feminine endings, then one slip of the key in longer words.
        return said.Length >= 4 && word.Length >= 4
            && (said.TrimEnd("esx").SequenceEqual(word.AsSpan().TrimEnd("esx"))
                || (said.Length >= ShortestForgiven && word.Length >= ShortestForgiven && Spelling.IsOneSlipAway(said, word)));
    }

    /// <summary>How well one option fits.</summary>
    private sealed record OptionMatch(ChoiceOption Option, double Score, string[] Words, bool Denied)
    {
        /// <summary>Whether this option said all that the other did, and more: "autre serveur" beside "serveur".</summary>
        internal bool Contains(OptionMatch other) => Words.Length > other.Words.Length && other.Words.All(word => Words.Contains(word, StringComparer.Ordinal));
    }
}
