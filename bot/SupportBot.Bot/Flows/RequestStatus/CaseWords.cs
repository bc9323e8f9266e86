using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Bot.Cases;
using SupportBot.Dialogs.Forms;
using SupportBot.Dialogs.Recognizers.Sequences;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.RequestStatus;

/// <summary>Reads what people name their requests by: a reference however it is typed, an address, "toutes mes demandes"; and hears that a request, not a contract, is meant.</summary>
internal static partial class CaseWords
{
    /// <summary>Value for all requests of a person.</summary>
    public const string All = "*";

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly FormTexts Texts = FormTexts.For<RequestStatusFlow>("RequestStatusTexts");

    /// <summary>An answer to the question for a reference.</summary>
    public static SlotAnswer<string> Read(SlotInput input)
    {
        if (FindReference(input.Text) is { } found)
        {
            return SlotAnswer.Accept(found.Value, Certainty.Sure);
        }

        if (EmailRecognizer.Recognize(input.Text) is [{ Value.Text: { } email }, ..])
        {
            return SlotAnswer.Accept(email.ToLowerInvariant(), Certainty.Sure);
        }

        if (ReadBare(FrenchText.Fold(input.Text)) is { } bare)
        {
            return SlotAnswer.Accept(bare, Certainty.Likely);
        }

        return AsksAll(input.Text) ? SlotAnswer.Accept(All, Certainty.Sure)
            : input.Text.Any(char.IsDigit) ? SlotAnswer.Reject<string>(Texts["ReferenceShape"])
            : SlotAnswer.None<string>();
    }

    /// <summary>A reference in any sentence, or the wish to see all requests.</summary>
    public static Found<string>? Find(SlotInput input) =>
        FindReference(input.Text) ?? (AsksAll(input.Text) ? new Found<string>(All, 0, input.Text.Length) : null);

    /// <summary>As it is shown back.</summary>
    public static string Display(string value) => value == All ? Texts["DisplayAll"] : value;

    /// <summary>Whether words that ask how something stands mean a request, not a contract: whichever is named first.</summary>
    public static bool IsAboutCase(string text) =>
        FindReference(text) is not null || Subject().Match(FrenchText.Fold(text)) is { Success: true } named && named.Groups["case"].Success;

    /// <summary>Whether the words ask how a request stands, surely enough to be heard before anything else.</summary>
    public static bool AsksState(string text) => FindReference(text) is not null ? !WantsPerson(text) : State().IsMatch(FrenchText.Fold(text));

    /// <summary>Whether the words name a request and want a person for it.</summary>
    public static bool AsksPerson(string text) => FindReference(text) is not null && WantsPerson(text);

    private static bool WantsPerson(string text) => Person().IsMatch(FrenchText.Fold(text));

    private static bool AsksAll(string text) => Several().IsMatch(FrenchText.Fold(text));

    /// <summary>"SB-2026-000123" in any case, with other signs or none between its parts, with the letter O for a zero, without the leading zeros.</summary>
    public static Found<string>? FindReference(string text)
    {
        var folded = FrenchText.Fold(text);
        var match = Reference().Match(folded);
        if (!match.Success || ToReference(match) is not { } reference)
        {
            return null;
        }

        // Folding may change the length: then the whole message is meant.
        return folded.Length == text.Length ? new Found<string>(reference, match.Index, match.Length) : new Found<string>(reference, 0, text.Length);
    }

    private static string? ReadBare(string folded) => Bare().Match(folded) is { Success: true } match ? ToReference(match) : null;

    private static string? ToReference(Match match)
    {
        var number = match.Groups["number"].Value.Replace('o', '0');
        var year = match.Groups["year"].Value.Replace('o', '0');
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var running) && running > 0
            ? new CaseReference(int.Parse(year.Length == 2 ? $"20{year}" : year, NumberStyles.None, CultureInfo.InvariantCulture), running).ToString()
            : null;
    }

    // The year is whole, or two digits with a sign after them.
    [GeneratedRegex(@"\bs[\s.]{0,2}[b8][\s\p{Pd}._/:n°#]{0,3}((?<year>2[0o][0-9o]{2})[\s\p{Pd}._/]{0,3}|(?<year>2[0-9])[\s\p{Pd}._/]{1,3})(?<number>[0-9o]{1,9})\b", Options)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^\W*(reference|ref|n|no|numero|dossier|demande)?\W*(?<year>2[0o][0-9o]{2})[\s\p{Pd}._/]{1,3}(?<number>[0-9o]{1,9})\W*$", Options)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\b((?<case>d[ae]m+[ae]nd+es?|dos+iers?|tickets?|requetes?|reclamations?)|(?<contract>contrats?|abonnements?|licences?|maintenances?|souscriptions?))\b", Options)]
    private static partial Regex Subject();

    [GeneratedRegex(@"\b(toutes (mes|nos) d[ae]m+[ae]nd+es|tous (mes|nos) (dossiers|tickets)|(mes|nos) (d[ae]m+[ae]nd+es|dossiers|tickets))\b", Options)]
    private static partial Regex Several();

    [GeneratedRegex(
        @"\b(o[uù] (ca )?en (est|es|ait|et|sont|son|suis|sommes)|avancement|avance(nt)?|etat|statuts?|status|suivi|suivre|nouvelles?|traitee?s?|repondu|reponse)\b.{0,30}\b(ma|mes|mon|notre|nos|cette|ce|d'une|la|le|du|de la) ([a-z]+ ){0,1}(d[ae]m+[ae]nd+es?|dos+iers?|tickets?|requetes?|reclamations?)\b"
        + @"|\b(ma|mes|mon|notre|nos) (d[ae]m+[ae]nd+es?|dos+iers?|tickets?|requetes?|reclamations?)\b.{0,20}\b(avance(nt)?|en est|traitee?s?|en cours)\b",
        Options)]
    private static partial Regex State();

    [GeneratedRegex(@"\b(conseill|humain|agent|parler|appeler|rappel)", Options)]
    private static partial Regex Person();
}
