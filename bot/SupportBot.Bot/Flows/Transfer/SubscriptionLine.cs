using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Transfer;

/// <summary>A subscription to transfer.</summary>
/// <param name="Number">Contract or subscription number, 4 to 12 digits.</param>
/// <param name="Quantity">1 to 100,000.</param>
internal sealed partial record SubscriptionLine(string Number, int Quantity)
{
    private const int MostQuantity = 100_000;
    private const string Separator = "x";

    /// <summary>
    /// Reads one line: "12345678", "12345678 x 3", "3 x 12345678", "12345678 quantité 3", or two cells pasted from a spreadsheet.
    /// A quantity left out is 1, said back in the recap.
    /// </summary>
    public static SlotAnswer<SubscriptionLine> Read(SlotInput input, FormTexts texts)
    {
        var numbers = Digits().Matches(input.Text.Replace(" ", " ", StringComparison.Ordinal)).Select(match => match.Value).ToList();
        return numbers switch
        {
            [var only] when IsNumber(only) => SlotAnswer.Accept(new SubscriptionLine(only, 1)),
            [var first, var second] when IsNumber(first) && IsQuantity(second, out var quantity) => SlotAnswer.Accept(new SubscriptionLine(first, quantity)),
            [var first, var second] when IsNumber(second) && IsQuantity(first, out var quantity) => SlotAnswer.Accept(new SubscriptionLine(second, quantity)),
            [] => SlotAnswer.None<SubscriptionLine>(),
            _ => SlotAnswer.Reject<SubscriptionLine>(texts["SubscriptionsRule"]),
        };
    }

    public static bool TryParse(string text, [MaybeNullWhen(false)] out SubscriptionLine line)
    {
        line = text.Split(Separator, StringSplitOptions.TrimEntries) is [var number, var quantity] && int.TryParse(quantity, CultureInfo.InvariantCulture, out var count)
            ? new SubscriptionLine(number, count)
            : null;
        return line is not null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} {Separator} {Quantity}");

    private static bool IsNumber(string digits) => digits.Length is >= 4 and <= 12;

    private static bool IsQuantity(string digits, out int quantity) =>
        int.TryParse(digits, CultureInfo.InvariantCulture, out quantity) && quantity is >= 1 and <= MostQuantity;

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
