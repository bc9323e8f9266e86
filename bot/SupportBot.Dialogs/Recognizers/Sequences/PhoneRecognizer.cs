using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Sequences;

/// <summary>
/// Finds phone numbers of France, Belgium, Switzerland, Luxembourg and Canada as they are dialled there, of any country after + or 00, and of any
/// shape after a word that announces one (<c>tél.</c>, <c>portable</c>, <c>GSM</c>). Pure, thread-safe and free of exceptions on any text.
/// </summary>
/// <example><c>PhoneRecognizer.Recognize("joignable au 06 12 34 56 78", "FR")</c> finds +33612345678 at 13 to 26.</example>
public static class PhoneRecognizer
{
    /// <summary>The type name of what is found.</summary>
    public const string TypeName = "phonenumber";

    /// <summary>Finds every number, in the order of the text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="country">Where a number without a prefix is dialled: FR, BE, CH, LU or CA.</param>
    public static IReadOnlyList<Recognition<PhoneValue>> Recognize(string text, string country)
    {
        var found = new List<Recognition<PhoneValue>>();
        var end = 0;
        for (var start = NextStart(text, 0); start >= 0; start = NextStart(text, Math.Max(end, start + 1)))
        {
            var candidate = PhoneCandidate.Read(text, start);
            if (candidate.Digits.Length >= 6 && Judge(text, candidate, country) is { } value)
            {
                found.Add(new Recognition<PhoneValue>(TypeName, value.AsTyped, candidate.Start, candidate.End - 1, value));
            }

            end = candidate.End;
        }

        return found;
    }

    /// <summary>The number, when the text is nothing but one number with at most an announcing word.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="country">Where a number without a prefix is dialled: FR, BE, CH, LU or CA.</param>
    /// <returns>The number; null when the text is something else or the number is valid nowhere.</returns>
    public static PhoneValue? ReadAnswer(string text, string country)
    {
        // The announcing word lets every valid shape pass, as at a prompt that asks for a phone number.
        var found = Recognize("tel " + text, country);
        return found.Count == 1 && found[0].Value.International is not null ? found[0].Value : null;
    }

    private static int NextStart(string text, int from)
    {
        for (var index = from; index < text.Length; index++)
        {
            var isStart = char.IsAsciiDigit(text[index]) || (text[index] is '+' or '(' && index + 1 < text.Length && (char.IsAsciiDigit(text[index + 1]) || text[index + 1] == '+'));
            if (isStart)
            {
                return index;
            }
        }

        return -1;
    }

    private static PhoneValue? Judge(string text, PhoneCandidate candidate, string country)
    {
        if (IsInsideWord(text, candidate))
        {
            return null;
        }

        var typed = text[candidate.Start..candidate.End];
        if (candidate.IsInternational)
        {
            var (abroad, international) = PhonePlan.ReadInternational(candidate.Digits);
            return international is null ? null : new PhoneValue(typed, international, abroad, 1);
        }

        var (home, number) = PhonePlan.ReadNational(candidate.Digits, country);
        var announced = PhoneCue.IsAnnounced(text, candidate.Start);
        if (number is not null && (announced || candidate.LooksDialled))
        {
            return new PhoneValue(typed, number, home, announced ? 1 : 0.8);
        }

        return announced && candidate.Digits.Length is >= 7 and <= 15 && !PhoneCue.IsAccount(text, candidate.Start)
            ? new PhoneValue(typed, null, null, 0.5)
            : null;
    }

    private static bool IsInsideWord(string text, PhoneCandidate candidate)
    {
        var before = candidate.Start > 0 ? text[candidate.Start - 1] : ' ';
        var after = candidate.End < text.Length ? text[candidate.End] : ' ';
        return char.IsLetterOrDigit(before) || before is '-' or '/' or '#' || char.IsLetterOrDigit(after) || after is '@';
    }
}

/// <summary>Words that announce a phone number, and words that announce another number.</summary>
internal static class PhoneCue
{
    private static readonly WordSet Phones = new(
        "tel telephone telephonique portable mobile gsm fixe joindre joignable appeler appelez rappeler rappelez phone fax natel cellulaire standard");

    private static readonly WordSet Accounts = new(
        "compte contrat commande abonnement account card carte serie said facture client dossier siret siren");

    internal static bool IsAnnounced(string text, int start) => Distance(text, start, Phones) < Distance(text, start, Accounts);

    internal static bool IsAccount(string text, int start) => Distance(text, start, Accounts) < int.MaxValue;

    // How many words before the number the nearest of the words stands, within eight.
    private static int Distance(string text, int start, WordSet words)
    {
        var before = TokenizedText.Of(text[Math.Max(0, start - 60)..start]);
        for (var back = 1; back <= 8 && back <= before.Count; back++)
        {
            if (words.Contains(before.Folded(before.Count - back)))
            {
                return back;
            }
        }

        return int.MaxValue;
    }
}
