using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using SupportBot.Bot.Flows.Shared;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Choices;

namespace SupportBot.Bot.Flows.Renewal;

/// <summary>A proof of purchase of Symantec that the customer has at hand.</summary>
/// <param name="Kind"><c>renewal_id</c>, <c>certificate</c>, <c>order_number</c> or <c>san</c>.</param>
/// <param name="Number">Its number, when it was given with it; null: only the kind is known.</param>
internal sealed partial record Proof(string Kind, string? Number)
{
    public const string San = "san";

    private const char BeforeNumber = '=';

    private static readonly string[] Kinds = ["renewal_id", "certificate", "order_number", San];

    /// <summary>A slot that takes several: "l'ID de renouvellement R1234567 et le certificat".</summary>
    public static ListSlot<Proof> Slot(string name, FormTexts texts, Func<FormValues, bool> when)
    {
        var options = ChoiceList.Options(name, texts, Kinds);
        return new ListSlot<Proof>(name, texts)
        {
            Requirement = Requirement.Later,
            When = when,
            MaxItems = Kinds.Length,
            Suggestions = [.. options.Select(option => option.Label)],
            RecognizeItem = input => Read(input.Text, options) is { } proof ? SlotAnswer.Accept(proof) : SlotAnswer.None<Proof>(),
            FormatItem = proof => proof.Number is null ? proof.Kind : $"{proof.Kind}{BeforeNumber}{proof.Number}",
            ParseItem = TryParse,
            DisplayItem = proof => string.Join(' ', new[] { options.First(option => option.Value == proof.Kind).Label, proof.Number }.OfType<string>()),
        };
    }

    private static Proof? Read(string text, IReadOnlyList<ChoiceOption> options)
    {
        var number = NumberIn().Match(text) is { Success: true } match ? match.Value : null;
        var words = number is null ? text : text.Replace(number, " ", StringComparison.Ordinal);
        return ChoiceRecognizer.Recognize(words, options).Chosen is { } chosen ? new Proof(chosen.Value, number?.ToUpperInvariant()) : null;
    }

    private static bool TryParse(string text, [MaybeNullWhen(false)] out Proof proof)
    {
        var parts = text.Split(BeforeNumber, 2);
        proof = Kinds.Contains(parts[0], StringComparer.Ordinal) ? new Proof(parts[0], parts.Length > 1 ? parts[1] : null) : null;
        return proof is not null;
    }

    /// <summary>Symantec publishes no form for these numbers: 4 to 30 letters, digits and dashes, with a digit among them.</summary>
    [GeneratedRegex(@"\b[A-Za-z-]{0,29}\d[\w-]{3,29}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NumberIn();
}
