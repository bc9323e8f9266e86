namespace SupportBot.Knowledge.Index;

/// <summary>Numbers terms from 0 in the order in which they are first met. Built by one thread, then read by many.</summary>
internal sealed class TermNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public TermNumbers() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _numbers.Count;

    public IEnumerable<string> Terms => _numbers.Keys;

    /// <summary>The number of a term, a new one if it was not met before.</summary>
    public int Intern(ReadOnlySpan<char> term)
    {
        if (!_bySpan.TryGetValue(term, out var number))
        {
            number = _numbers.Count;
            _bySpan[term] = number;
        }

        return number;
    }

    /// <summary>The number of a term; -1 when it does not occur.</summary>
    public int Find(ReadOnlySpan<char> term) => _bySpan.TryGetValue(term, out var number) ? number : -1;
}
