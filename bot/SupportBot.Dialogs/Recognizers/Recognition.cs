namespace SupportBot.Dialogs.Recognizers;

/// <summary>
/// One entity found in a text, in the shape of Microsoft.Recognizers' model results: type, text, span and resolution.
/// Immutable, so safe for concurrent use.
/// </summary>
/// <typeparam name="T">What the entity stands for.</typeparam>
/// <param name="TypeName">Type of the entity in Microsoft.Recognizers' words: <c>number</c>, <c>datetimeV2.date</c>, <c>email</c>...</param>
/// <param name="Text">The words of the entity as they were written.</param>
/// <param name="Start">Index of the first character in the text searched.</param>
/// <param name="End">Index of the last character in the text searched, inclusive.</param>
/// <param name="Value">What the entity stands for.</param>
public sealed record Recognition<T>(string TypeName, string Text, int Start, int End, T Value)
    where T : IResolution
{
    /// <summary>The readings of the entity as text, one dictionary for each reading; most entities have one.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Resolution => Value.Describe();
}

/// <summary>A value that can describe itself in the words of Microsoft.Recognizers.</summary>
public interface IResolution
{
    /// <summary>The readings of the value, each as the keys and texts that Microsoft.Recognizers would give.</summary>
    IReadOnlyList<IReadOnlyDictionary<string, string>> Describe();
}
