namespace SupportBot.Dialogs.Forms;

/// <summary>
/// The sentences of one slot. Read by name from the flow's <c>.resx</c>: for the slot <c>order_number</c> the keys are
/// <c>OrderNumberLabel</c> and <c>OrderNumberQuestion</c> (wanted), <c>OrderNumberWhy</c>, <c>OrderNumberWhere</c>, <c>OrderNumberExample</c>,
/// <c>OrderNumberInvalid</c>, <c>OrderNumberIndefinite</c> and <c>OrderNumberAliases</c> (other names for it, separated by <c>|</c>).
/// </summary>
public sealed record SlotTexts
{
    /// <summary>Short name as people see it in a recap, without an article.</summary>
    public required string Label { get; init; }

    /// <summary>The label with its indefinite article ("un SAID"), for "Cela ressemble à un SAID"; null: the label is quoted instead.</summary>
    public string? Indefinite { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>Why it is asked; null: a general sentence is said.</summary>
    public string? Why { get; init; }

    /// <summary>Where to find it; null when there is no such place.</summary>
    public string? Where { get; init; }

    /// <summary>An example, shown after two answers that did not do.</summary>
    public string? Example { get; init; }

    /// <summary>What is said when the answer is nothing of the kind and the recognizer gave no reason.</summary>
    public string? Invalid { get; init; }

    /// <summary>Other names that people give it, for "modifier le courriel" and "mon mail c'est...".</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Reads the sentences of a slot.</summary>
    /// <exception cref="System.Resources.MissingManifestResourceException">Label or question is missing.</exception>
    public static SlotTexts Read(FormTexts texts, string slot)
    {
        var prefix = KeyOf(slot);
        return new SlotTexts
        {
            Label = texts[$"{prefix}Label"],
            Question = texts[$"{prefix}Question"],
            Indefinite = texts.Find($"{prefix}Indefinite"),
            Why = texts.Find($"{prefix}Why"),
            Where = texts.Find($"{prefix}Where"),
            Example = texts.Find($"{prefix}Example"),
            Invalid = texts.Find($"{prefix}Invalid"),
            Aliases = texts.List($"{prefix}Aliases"),
        };
    }

    /// <summary>The resource key prefix of a snake_case name: <c>order_number</c> gives <c>OrderNumber</c>.</summary>
    public static string KeyOf(string name) =>
        string.Concat(name.Split('_').Select(part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}
