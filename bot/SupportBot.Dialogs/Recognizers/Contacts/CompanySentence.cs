using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>What the sentence before a company says of it.</summary>
internal static class CompanySentence
{
    private const int Reach = 10;

    private const int FarReach = 40;

    private static readonly WordSet Bought = new("achete achetee achetes achetees achat pris prise commande commandee commandes passe souscrit souscrite acquis acquise obtenu recu vu trouve appele contacte");

    private static readonly WordSet Others = new(
        "facture factures devis revendeur distributeur fournisseur prestataire technicien commercial vendeur mail courriel courrier offre rachat fusion partenaire concurrent produit produits");

    private static readonly string[] MovingStems = ["transf", "ced", "cession", "bascul", "migr", "deplac", "reprise", "repren"];

    /// <summary>Whether the writer says that he or she works there: "je travaille", "je suis ... chez", not "j'ai acheté chez".</summary>
    internal static bool IsAtWork(TokenizedText text, int index)
    {
        for (var back = index - 1; back >= 0 && back >= index - Reach && !EndsSentence(text, back); back--)
        {
            var folded = text.Folded(back);
            if (Bought.Contains(folded))
            {
                return false;
            }

            if (folded is "travaille" or "travaillons" or "bosse" or "employe" or "employee" or "salarie" or "salariee" or "exerce"
                || (folded is "suis" && text.Is(back - 1, "je")) || (folded is "sommes" && text.Is(back - 1, "nous"))
                || (folded is "appelle" or "nomme" or "ici" && index - back < Reach) || ContactWords.IsRole(folded))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether something is to move: "transférer", "cession".</summary>
    internal static bool Moves(TokenizedText text, int index)
    {
        for (var back = index - 1; back >= 0 && back >= index - FarReach && !EndsSentence(text, back); back--)
        {
            foreach (var stem in MovingStems)
            {
                if (text.Folded(back).StartsWith(stem))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the word before "de" is somebody or something of a seller: "le devis de la société X".</summary>
    internal static bool IsOfSomebodyElse(TokenizedText text, int of) => Others.Contains(text.Folded(of - 1)) || Others.Contains(text.Folded(of - 2)) || Bought.Contains(text.Folded(of - 1));

    private static bool EndsSentence(TokenizedText text, int index) =>
        ContactWords.StartsLine(text, index + 1) || ((text.IsSymbol(index, '.') || text.IsSymbol(index, '!') || text.IsSymbol(index, '?') || text.IsSymbol(index, ';')) && text[index + 1].SpaceBefore && text[index - 1].FoldedLength > 1);
}
