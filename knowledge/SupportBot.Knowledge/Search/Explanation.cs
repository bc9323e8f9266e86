using System.Globalization;
using System.Text;

namespace SupportBot.Knowledge.Search;

/// <summary>Says in words what a ranking rests on: which words met which entry, through which group, and what each signal gave.</summary>
internal static class Explanation
{
    private const int Shown = 3;

    public static string Of(EntryRanker ranker, Ranking ranking)
    {
        var text = new StringBuilder();
        var evidence = Evidence.Names.Zip(ranking.Evidence.Values, (name, value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.00}"));
        text.Append("evidence: ").AppendJoin(", ", evidence).Append('\n');
        foreach (var word in ranking.Words.Where(word => word.Typed is not null))
        {
            text.Append(CultureInfo.InvariantCulture, $"read \"{word.Typed}\" as \"{word.Text}\"\n");
        }

        if (ranking.Classes is { } classes)
        {
            AppendClasses(text, classes);
        }

        foreach (var (entry, score) in ranking.Candidates.Take(Shown))
        {
            text.Append(CultureInfo.InvariantCulture, $"{ranker.Entries[entry].Id}: score {score:0.000}");
            text.Append(CultureInfo.InvariantCulture, $", phrasings {ranking.Classes?.OfEntry(entry) ?? 0:0.000}\n");
            AppendWords(text, ranker, ranking, entry);
        }

        return text.ToString();
    }

    private static void AppendClasses(StringBuilder text, ClassProbabilities classes)
    {
        text.Append(CultureInfo.InvariantCulture, $"flow {classes.Flow} {classes.FlowProbability:0.000}, out of scope {classes.OutOfScopeProbability:0.000}");
        if (classes.BestOutOfScope() is var (entry, probability))
        {
            text.Append(CultureInfo.InvariantCulture, $" ({entry.Id} {probability:0.000})");
        }

        text.Append(CultureInfo.InvariantCulture, $"; classifier counts {classes.Trust:0.00}\n");
    }

    private static void AppendWords(StringBuilder text, EntryRanker ranker, Ranking ranking, int entry)
    {
        foreach (var (word, impact, through) in ranker.Contributions(ranking, entry).OrderByDescending(item => item.Impact))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {impact,6:0.00}  {word}{(through is null ? "" : $" (as {through})")}\n");
        }
    }
}
