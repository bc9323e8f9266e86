using System.Diagnostics.CodeAnalysis;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Choices;

namespace SupportBot.Bot.Flows.Shared;

/// <summary>A slot of several choices among a few: "l'ID de renouvellement et le numéro de certificat".</summary>
internal static class ChoiceList
{
    /// <summary>Makes the slot; labels and synonyms are read from the texts as for a single choice.</summary>
    public static ListSlot<string> Of(string name, FormTexts texts, Requirement requirement, Func<FormValues, bool>? when, params IReadOnlyList<string> values)
    {
        var options = Options(name, texts, values);
        return new ListSlot<string>(name, texts)
        {
            Requirement = requirement,
            When = when,
            MaxItems = values.Count,
            Suggestions = [.. options.Select(option => option.Label)],
            RecognizeItem = input => ChoiceRecognizer.Recognize(input.Text, options).Chosen is { } chosen ? SlotAnswer.Accept(chosen.Value) : SlotAnswer.None<string>(),
            FormatItem = value => value,
            ParseItem = (string text, [MaybeNullWhen(false)] out string item) => (item = options.Find(option => option.Value == text)?.Value) is not null,
            DisplayItem = value => options.Find(option => option.Value == value)?.Label ?? value,
        };
    }

    /// <summary>The choices with their labels and synonyms.</summary>
    public static List<ChoiceOption> Options(string name, FormTexts texts, IReadOnlyList<string> values) =>
        [.. values.Select(value => Option(value, $"{SlotTexts.KeyOf(name)}Choice{SlotTexts.KeyOf(value)}", texts))];

    private static ChoiceOption Option(string value, string key, FormTexts texts) => new(value, texts[key], texts.List($"{key}Words"));
}
