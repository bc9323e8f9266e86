namespace SupportBot.Dialogs.Recognizers.Choices;

/// <summary>One of the things that may be chosen.</summary>
/// <param name="Value">What the program knows it by; also understood when typed.</param>
/// <param name="Label">What people read on the button.</param>
/// <param name="Synonyms">Other words that people use for it, each a word or a phrase.</param>
public sealed record ChoiceOption(string Value, string Label, params IReadOnlyList<string> Synonyms);

/// <summary>What an answer to a choice amounts to.</summary>
public enum ChoiceOutcome
{
    /// <summary>One option.</summary>
    Chosen,

    /// <summary>Several options, or words that fit several: ask among them.</summary>
    Several,

    /// <summary>None of the options: "ni l'un ni l'autre", "aucun".</summary>
    Neither,

    /// <summary>Nothing that names an option.</summary>
    NotUnderstood,
}

/// <summary>What was chosen.</summary>
/// <param name="Outcome">What the answer amounts to.</param>
/// <param name="Options">The options named: one when chosen, two or more for several, else none. In the order offered.</param>
/// <param name="Score">How much of the option's words were said, 0 to 1; 1 for a number or a position.</param>
public sealed record ChoiceAnswer(ChoiceOutcome Outcome, IReadOnlyList<ChoiceOption> Options, double Score)
{
    internal static readonly ChoiceAnswer NotUnderstood = new(ChoiceOutcome.NotUnderstood, [], 0);

    internal static readonly ChoiceAnswer Neither = new(ChoiceOutcome.Neither, [], 1);

    /// <summary>The option chosen; null unless the outcome is <see cref="ChoiceOutcome.Chosen"/>.</summary>
    public ChoiceOption? Chosen => Outcome == ChoiceOutcome.Chosen ? Options[0] : null;

    internal static ChoiceAnswer Of(IReadOnlyList<ChoiceOption> options, double score) =>
        new(options.Count == 1 ? ChoiceOutcome.Chosen : ChoiceOutcome.Several, options, score);
}
