using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Identifiers;

/// <summary>Words that say what the identifier beside them is: "balise", "SAID", "n° de commande".</summary>
internal static class IdentifierCues
{
    /// <summary>How many words before an identifier its cue may stand.</summary>
    internal const int Reach = 7;

    private const int ReachAfter = 6;

    // Longest first, so that "id de renouvellement" is not taken for a plain "id". Words are folded.
    private static readonly (string[] Words, IdentifierKind Kind)[] Phrases = Parse(
        ("express service code|code de service express|code express|service express|express code", IdentifierKind.DellExpressServiceCode),
        ("service tag|balise de service|numero de service|etiquette de service|code de service|balise|tag|st dell", IdentifierKind.DellServiceTag),
        ("service agreement identifier|service agreement id|said", IdentifierKind.Said),
        ("id de renouvellement|id renouvellement|identifiant de renouvellement|numero de renouvellement|renewal id|renouvellement", IdentifierKind.RenewalId),
        ("numero de commande|bon de commande|commande|cde|order number|order|eon", IdentifierKind.OrderNumber),
        ("numero d' installation|code d' installation|cle d' installation|installation number|installation", IdentifierKind.InstallationNumber),
        ("numero d' activation|code d' activation|cle d' activation|activation", IdentifierKind.ActivationNumber),
        ("id de produit|id produit|identifiant de produit|identifiant produit|numero de produit|numero produit|reference produit|product number|product id|part number|p/n|pn|produit", IdentifierKind.HpProductNumber),
        ("numero de contrat|contrat|contract", IdentifierKind.ContractNumber),
        ("numero d' abonnement|numero de souscription|abonnement|souscription|subscription", IdentifierKind.SubscriptionNumber),
        ("numero de certificat|certificat|certificate", IdentifierKind.CertificateNumber),
        ("numero de compte|compte|cpte|account|login|identifiant", IdentifierKind.Account),
        ("numero de serie|n/s|s/n|serial number|serial|serie", IdentifierKind.SymantecSerialNumber),
        ("site id", IdentifierKind.SiteId),
        ("sku", IdentifierKind.Sku),
        ("san", IdentifierKind.San),
        ("dossier|reference de dossier|votre reference", IdentifierKind.CaseReference));

    /// <summary>The kind that the words before the token announce, the nearest first; null when none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">Index of the first token of the identifier.</param>
    /// <param name="distance">How many tokens part the cue and the identifier; 0 = they touch.</param>
    internal static IdentifierKind? Before(TokenizedText text, int token, out int distance)
    {
        for (distance = 0; distance <= Reach; distance++)
        {
            var last = token - 1 - distance;
            if (last < 0 || IsBarrier(text, last))
            {
                break;
            }

            if (EndingAt(text, last) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The kind that the words right after the token name: "1015 2233 4455, c'est le SAID"; null when none does.</summary>
    internal static IdentifierKind? After(TokenizedText text, int token)
    {
        for (var last = token + 1; last <= token + ReachAfter && last < text.Count && !IsBarrier(text, last); last++)
        {
            if (EndingAt(text, last) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    // A cue does not reach over the end of a sentence or over another number.
    private static bool IsBarrier(TokenizedText text, int index) =>
        text[index].Kind == TokenKind.Digits
        || ((text.IsSymbol(index, '.') || text.IsSymbol(index, ';') || text.IsSymbol(index, '?') || text.IsSymbol(index, '!')) && text[index + 1].SpaceBefore
            && !IsAbbreviation(text, index - 1));

    private static bool IsAbbreviation(TokenizedText text, int index) => text[index].FoldedLength <= 3;

    private static IdentifierKind? EndingAt(TokenizedText text, int last)
    {
        foreach (var (words, kind) in Phrases)
        {
            if (Matches(text, last, words))
            {
                return kind;
            }
        }

        return null;
    }

    private static bool Matches(TokenizedText text, int last, string[] words)
    {
        var first = last - words.Length + 1;
        if (first < 0)
        {
            return false;
        }

        for (var index = 0; index < words.Length; index++)
        {
            if (!text.Is(first + index, words[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static (string[] Words, IdentifierKind Kind)[] Parse(params (string Phrases, IdentifierKind Kind)[] table) =>
    [
        .. table
            .SelectMany(row => row.Phrases.Split('|').Select(phrase => (Words: Split(phrase), row.Kind)))
            .OrderByDescending(row => row.Words.Length),
    ];

    private static string[] Split(string phrase) =>
        phrase.Replace("/", " / ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
