using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Choices;

/// <summary>Reads answers by the words of the labels: whole phrases, single words that only one option has, words with one letter wrong.</summary>
internal static class ChoiceWords
{
    private const int ShortestForgiven = 5;
    private const double Nearly = 0.99;

    internal static ChoiceAnswer Read(TokenizedText answer, ChoiceIndex choices)
    {
        var standing = new List<OptionMatch>(choices.Options.Count);
        var best = 0.0;
        foreach (var option in choices.Options)
        {
            var match = Match(answer, option);
            if (!match.Denied)
            {
                standing.Add(match);
                best = Math.Max(best, match.Score);
            }
        }

        if (best <= 0)
        {
            return OnlyOneLeft(standing, choices.Options.Count);
        }

        var winners = best >= 1
            ? standing.Where(match => match.Score >= 1 && !standing.Exists(other => other.Contains(match)))
            : standing.Where(match => match.Score >= best - 0.001);
        return ChoiceAnswer.Of([.. winners.Select(match => match.Option)], best);
    }

    internal static bool Same(ReadOnlySpan<char> said, string word)
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

    // "pas Dell" leaves one of two.
    private static ChoiceAnswer OnlyOneLeft(List<OptionMatch> left, int offered) =>
        left.Count == 1 && offered == 2 ? ChoiceAnswer.Of([left[0].Option], 0.6) : ChoiceAnswer.NotUnderstood;

    private static OptionMatch Match(TokenizedText answer, IndexedOption option)
    {
        var best = new OptionMatch(option.Option, 0, [], Denied: false);
        foreach (var phrase in option.Phrases)
        {
            var place = Find(answer, phrase.Words);
            if (place >= 0 && (best.Score < 1 || phrase.Words.Length > best.Words.Length))
            {
                best = best with { Score = 1, Words = phrase.Words, Denied = best.Denied || IsDenied(answer, place) };
            }
            else if (place < 0 && best.Score < 1)
            {
                var denied = best.Denied;
                var part = PartScore(answer, phrase, ref denied);
                best = part > best.Score || denied != best.Denied ? best with { Score = Math.Max(best.Score, part), Denied = denied } : best;
            }
        }

        return best;
    }

    // The words in their order, with empty words between them or not.
    private static int Find(TokenizedText answer, ReadOnlySpan<string> words)
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
                else if (matched == 0 || !(answer[index].Kind == TokenKind.Symbol || ChoiceIndex.IsEmpty(answer.Folded(index))))
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
    private static double PartScore(TokenizedText answer, IndexedPhrase phrase, ref bool denied)
    {
        var score = 0.0;
        for (var index = 0; index < phrase.Words.Length; index++)
        {
            var place = phrase.Words[index].Length < 2 ? -1 : Find(answer, phrase.Words.AsSpan(index, 1));
            if (place < 0)
            {
                continue;
            }

            var sharers = phrase.Sharers[index];
            denied |= sharers == 1 && IsDenied(answer, place);
            score += (double)phrase.Words[index].Length / phrase.Length / (sharers * sharers);
        }

        return Math.Min(score, Nearly);
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

            if (answer.IsSymbol(index, ',') || !ChoiceIndex.IsEmpty(word))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>How well one option fits.</summary>
    private sealed record OptionMatch(ChoiceOption Option, double Score, string[] Words, bool Denied)
    {
        /// <summary>Whether this option said all that the other did, and more: "autre serveur" beside "serveur".</summary>
        internal bool Contains(OptionMatch other) => Words.Length > other.Words.Length && other.Words.All(word => Words.Contains(word, StringComparer.Ordinal));
    }
}
