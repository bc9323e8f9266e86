using System.Text.RegularExpressions;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Transfer;

/// <summary>Finds both accounts where people name them together: "5412345 vers 5498765", "du compte 5412345 au compte 5498765".</summary>
internal static partial class AccountMove
{
    public static Found<string>? Source(SlotInput input) => Find(input, "from");

    public static Found<string>? Target(SlotInput input) => Find(input, "to");

    private static Found<string>? Find(SlotInput input, string side) =>
        Move().Match(input.Folded) is { Success: true } move && move.Groups[side] is var account ? new Found<string>(account.Value, account.Index, account.Length) : null;

    [GeneratedRegex(@"\b(?<from>\d{4,12})\s+(?:vers|au|sur)\s+(?:le\s+)?(?:compte\s+)?(?:n°\s*)?(?<to>\d{4,12})\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Move();
}
