using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers;
using SupportBot.Dialogs.Recognizers.Quantities;

namespace SupportBot.Bot.Flows.Transfer;

/// <summary>A subscription to transfer.</summary>
/// <param name="Number">Contract or subscription number, 4 to 12 digits.</param>
/// <param name="Quantity">1 to 100,000.</param>
/// <param name="Details">Product code, product, dates, as they were given; null when nothing more was said.</param>
internal sealed partial record SubscriptionLine(string Number, int Quantity, string? Details = null)
{
    private const int MostQuantity = 100_000;

    /// <summary>So many digits are no quantity: two such numbers are two lines.</summary>
    private const int SurelyNumber = 6;
    private const int LongestDetails = 120;
    private const string Separator = "x";
    private const char BeforeDetails = '|';

    /// <summary>
    /// Reads one line: "12345678", "12345678 x 3", "3 x 12345678", "12345678 quantité 3", or cells pasted from a spreadsheet, product and dates among them.
    /// A quantity left out is 1, said back in the recap.
    /// </summary>
    public static SlotAnswer<SubscriptionLine> Read(SlotInput input, FormTexts texts)
    {
        var text = input.Text;
        var numbers = Digits().Matches(CodesAndDates().Replace(text, match => new string(' ', match.Length))).ToList();
        if (numbers.Count == 0)
        {
            return SlotAnswer.None<SubscriptionLine>();
        }

        // The longest is the number: quantities are short.
        var number = numbers.Where(match => IsNumber(match.Value)).MaxBy(match => match.Length);
        var marked = new[] { QuantityAfter().Match(text), QuantityBefore().Match(text) }.FirstOrDefault(match => match.Success && match.Groups["n"].Index != number?.Index);
        var others = numbers.FindAll(match => match != number && marked is null);
        if (number is null || others.Count > 1 || numbers.Count(match => match.Length >= SurelyNumber) > 1 || IsFraction(text, marked))
        {
            return SlotAnswer.Reject<SubscriptionLine>(texts["SubscriptionsRule"]);
        }

        if (marked is null && others.Count == 0 && InWords(text, number) is { } said)
        {
            return Counted(text, number, said, texts);
        }

        return TryQuantity(marked?.Groups["n"].Value ?? others.FirstOrDefault()?.Value, number, out var quantity)
            ? SlotAnswer.Accept(new SubscriptionLine(number.Value, quantity, DetailsOf(text, number, marked?.Value ?? others.FirstOrDefault()?.Value)))
            : SlotAnswer.Reject<SubscriptionLine>(texts["SubscriptionsRule"]);
    }

    // "Trois licences du contrat 12345678", "une dizaine d'unités".
    private static SlotAnswer<SubscriptionLine> Counted(string text, Match number, Recognition<QuantityValue> said, FormTexts texts)
    {
        if (said.Value.Count is < 1 or > MostQuantity)
        {
            return SlotAnswer.Reject<SubscriptionLine>(texts["SubscriptionsRule"]);
        }

        var line = new SubscriptionLine(number.Value, (int)said.Value.Count, DetailsOf(text, number, said.Text));
        return said.Value.IsApproximate
            ? SlotAnswer.Warn(line, texts.Format("QuantityRounded", ("said", said.Text), ("quantity", line.Quantity.ToString(CultureInfo.InvariantCulture))))
            : SlotAnswer.Accept(line);
    }

    private static Recognition<QuantityValue>? InWords(string text, Match number) =>
        QuantityRecognizer.Recognize(text.Remove(number.Index, number.Length).Insert(number.Index, new string(' ', number.Length))) is [var only] ? only : null;

    private static bool IsFraction(string text, Match? quantity) =>
        quantity is not null && quantity.Groups["n"] is var count && count.Index + count.Length is var end && end + 1 < text.Length && text[end] is ',' or '.' && char.IsAsciiDigit(text[end + 1]);

    public static bool TryParse(string text, [MaybeNullWhen(false)] out SubscriptionLine line)
    {
        var parts = text.Split(BeforeDetails, 2, StringSplitOptions.TrimEntries);
        line = parts[0].Split(Separator, StringSplitOptions.TrimEntries) is [var number, var quantity] && int.TryParse(quantity, CultureInfo.InvariantCulture, out var count)
            ? new SubscriptionLine(number, count, parts.Length > 1 ? parts[1] : null)
            : null;
        return line is not null;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number} {Separator} {Quantity}") + (Details is null ? "" : $" {BeforeDetails} {Details}");

    private static bool IsNumber(string digits) => digits.Length is >= 4 and <= 12;

    private static bool TryQuantity(string? digits, Match number, out int quantity)
    {
        quantity = 1;
        return digits is null || digits == number.Value || (int.TryParse(digits, CultureInfo.InvariantCulture, out quantity) && quantity is >= 1 and <= MostQuantity);
    }

    private static string? DetailsOf(string text, Match number, string? quantity)
    {
        var rest = text.Remove(number.Index, number.Length);
        rest = quantity is null ? rest : rest.Replace(quantity, " ", StringComparison.Ordinal);
        var details = string.Join(' ', Labels().Replace(rest, " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', ':', '-', '.', BeforeDetails);
        return details.Length < 3 ? null : details.Length > LongestDetails ? details[..LongestDetails] : details.Replace(BeforeDetails, '/');
    }

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    /// <summary>Product codes (RH00003) and dates: their digits are neither number nor quantity.</summary>
    [GeneratedRegex(@"\b[A-Za-z]{2,5}\d{3,6}[A-Za-z0-9]{0,6}\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CodesAndDates();

    [GeneratedRegex(@"(?:[x×*]|quantit[ée]|qt[ée])\s*[:=]?\s*(?<n>\d{1,6})\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex QuantityAfter();

    [GeneratedRegex(@"\b(?<n>\d{1,6})\s*[x×*]\s", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex QuantityBefore();

    /// <summary>Words that only name what follows.</summary>
    [GeneratedRegex(@"\b(?:contrat|abonnement|num[ée]ro|n°|no|quantit[ée]|qt[ée]|x|de|du|des|le|la|les|et|pour|avec|sur|au|par|il y a|je crois|je pense|environ|aussi|c'est|licences?|unit[ée]s?|exemplaires?)\b|n°", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Labels();
}
