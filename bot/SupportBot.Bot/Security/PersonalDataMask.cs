using System.Text.RegularExpressions;

namespace SupportBot.Bot.Security;

/// <summary>Takes out of a text what names a person, a contract or a secret: for logs, lists and statistics.</summary>
internal static partial class PersonalDataMask
{
    private const string Hidden = "•••";

    /// <summary>
    /// Hides e-mail addresses, and every number of five digits or more, however grouped, and every mixture of letters and digits that long: codes, tags,
    /// contracts, telephone numbers. Years and "RHEL 9" stay.
    /// </summary>
    public static string Mask(string text) => Codes().Replace(Groups().Replace(Addresses().Replace(text, Hidden), Hidden), Hidden);

    [GeneratedRegex(@"[^\s@<>(),;]+@[^\s@<>(),;]+", RegexOptions.NonBacktracking)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"\+?\d(?:[ .\-/]?\d){4,}", RegexOptions.NonBacktracking)]
    private static partial Regex Groups();

    [GeneratedRegex(@"\b(?:[A-Za-z]+[\-#]?\d|\d[\-#]?[A-Za-z])[A-Za-z0-9\-#]{3,}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Codes();
}
