using System.Collections.Frozen;

namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>A set of folded words, looked up without making a string.</summary>
internal sealed class WordSet(string words)
{
    private readonly FrozenSet<string> _words = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    internal bool Contains(ReadOnlySpan<char> folded) => _words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);
}
