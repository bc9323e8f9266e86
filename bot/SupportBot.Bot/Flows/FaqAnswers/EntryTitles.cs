using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using SupportBot.Knowledge;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.FaqAnswers;

/// <summary>Finds the entry whose question a button said, word for word: a click must not be searched like a sentence.</summary>
internal static class EntryTitles
{
    private static readonly ConditionalWeakTable<KnowledgeSnapshot, FrozenDictionary<string, KnowledgeEntry>> ByTitle = [];

    public static KnowledgeEntry? Find(KnowledgeSnapshot snapshot, string text) =>
        ByTitle.GetValue(snapshot, Index).GetValueOrDefault(FrenchText.Fold(text));

    private static FrozenDictionary<string, KnowledgeEntry> Index(KnowledgeSnapshot snapshot) => snapshot.Entries
        .Where(entry => !entry.IsOutOfScope)
        .DistinctBy(entry => FrenchText.Fold(entry.Question), StringComparer.Ordinal)
        .ToFrozenDictionary(entry => FrenchText.Fold(entry.Question), StringComparer.Ordinal);
}
