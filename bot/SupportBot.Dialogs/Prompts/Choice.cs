namespace SupportBot.Dialogs.Prompts;

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What is stored: short, stable, language-free.</param>
/// <param name="Label">What people see.</param>
public sealed record Choice(string Value, string Label)
{
    /// <summary>Other words for it, understood when it is asked for.</summary>
    public IReadOnlyList<string>? Synonyms { get; init; }

    /// <summary>Words distinctive enough to choose it from any sentence; understood when it is asked for, too.</summary>
    public IReadOnlyList<string>? Cues { get; init; }
}

/// <summary>A choice that was recognised.</summary>
/// <param name="Value">As in <see cref="Choice.Value"/>.</param>
/// <param name="Index">Place in the list, from 0.</param>
public sealed record FoundChoice(string Value, int Index);
