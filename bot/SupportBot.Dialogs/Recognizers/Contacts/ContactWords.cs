using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Contacts;

/// <summary>The words by which names of people and companies are told from the rest of a sentence. All folded.</summary>
internal static class ContactWords
{
    /// <summary>Particles inside a name: "Charles de Gaulle", "Boulangerie de la Gare".</summary>
    internal static readonly WordSet Particles = new("de du des d' la le les l' van von der den ten ben bin el al di da della dos y");

    /// <summary>Nouns that announce the name of a company.</summary>
    internal static readonly WordSet CompanyNouns = new("societe entreprise compagnie firme groupe association cabinet etablissements ets organisation organisme employeur maison ste");

    /// <summary>Nouns that announce a body and belong to its name: "mairie de Lyon".</summary>
    internal static readonly WordSet BodyNouns = new(
        "mairie universite lycee college ecole hopital chu clinique prefecture ministere commune communaute conseil departement laboratoire mutuelle chambre institut fondation "
        + "banque caisse federation syndicat rectorat metropole");

    /// <summary>Legal forms; those of two letters count in capitals only.</summary>
    internal static readonly WordSet LegalForms = new(
        "sarl sas sasu eurl sa snc sci scop scic selarl gie gmbh ag srl sprl bv nv asbl ltd inc llc ltee plc corp se epic gaec earl spa cv");

    /// <summary>What people are at work, so never their names: "je suis Responsable Informatique". Stems: "directeur" and "directrice" begin alike.</summary>
    internal static readonly string[] RoleStems =
    [
        "direct", "responsable", "chef", "administrat", "ingenieur", "technicien", "assistant", "gerant", "president", "dsi", "rssi", "dirigeant", "acheteu", "consultant",
        "comptable", "manager", "secretaire", "charge", "developp", "architecte", "informatic", "coordinat", "fondat", "associe", "gestionnaire", "expert", "analyste",
        "conseill", "commercial", "delegue", "operat", "stagiaire", "apprenti", "juriste", "avocat", "professeur", "enseignant", "medecin", "adjoint", "pdg", "ceo", "cto", "cio",
        "cfo", "daf", "drh", "superviseur", "officer", "engineer", "sysadmin", "referent", "attache", "mandataire",
    ];

    /// <summary>Words that a sentence may write with a capital and that name nobody.</summary>
    internal static readonly WordSet NeverNames = new(
        "bonjour bonsoir salut merci cordialement bien mal tres trop je j' tu il elle on nous vous ils elles c' ce ca cela mon ma mes notre nos votre vos un une et ou mais donc car ni or "
        + "pas plus ne n' qui que quoi dont comment pourquoi quand combien a au aux en dans sur pour par avec sans chez vers depuis ici la-bas est suis sont etait ai as avons avez ont "
        + "client cliente clients perdu perdue bloque bloquee nouveau nouvelle pret prete desole desolee content contente sur certain certaine mecontent interesse interessee abonne abonnee "
        + "francais francaise belge suisse luxembourgeois canadien canadienne europeen americain proprietaire titulaire utilisateur utilisatrice revendeur distributeur partenaire fournisseur "
        + "contrat contrats service services produit produits licence licences abonnement abonnements renouvellement activation transfert numero code balise tag said sku support maintenance "
        + "mail courriel email telephone tel mobile fax adresse site web http https www oui non svp stp tout tous toute toutes autre autres meme seul seule toujours encore deja "
        + "monsieur madame mademoiselle messieurs mesdames m mme mlle mr urgent objet message serveur poste windows linux rhel satellite openshift ansible proliant poweredge endpoint backup");

    /// <summary>Words with a capital that end the name of a company: another sentence begins there.</summary>
    internal static readonly WordSet SentenceWords = new(
        "bonjour bonsoir merci cordialement je j' il elle nous vous mon ma mes notre nos votre mais donc car depuis comment pouvez pourriez objet le la les");

    /// <summary>What may stand behind "et" in the name of a company: "Martin et Fils".</summary>
    internal static readonly WordSet Kin = new("fils fille filles freres soeurs cie compagnie associes partenaires co");

    /// <summary>Makers and sellers: customers name them for what they bought there, not for where they work.</summary>
    internal static readonly WordSet Makers = new("red redhat hat dell hp hpe symantec broadcom hewlett packard emc veritas norton microsoft ibm vmware oracle amazon google");

    /// <summary>Where a name typed without capitals ends.</summary>
    internal static readonly WordSet Stops = new(
        "et de du des d' chez je j' qui que pour a au aux avec mon ma mes mais car donc en dans sur par bonjour merci nous vous on c' ce il elle ne n' est suis ai comment pas plus rien depuis "
        + "la le les l' un une societe entreprise notre nos votre responsable voici tel mail ou ici svp stp "
        + "souhaite voudrais veux aimerais besoin appelle contacte ecris travaille");

    internal static bool IsRole(ReadOnlySpan<char> folded)
    {
        foreach (var stem in RoleStems)
        {
            if (folded.StartsWith(stem) && (stem.Length > 3 || folded.Length == stem.Length))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool IsLegalForm(TokenizedText text, int index) =>
        text[index].Kind == TokenKind.Word && LegalForms.Contains(text.Folded(index))
        && (text[index].FoldedLength > 3 || IsCapital(text, index) || text.Folded(index) is "sas" or "sci" or "gie");

    /// <summary>Whether the token begins with a capital letter.</summary>
    internal static bool IsCapital(TokenizedText text, int index) => text[index].Kind == TokenKind.Word && char.IsUpper(text.Text[text[index].Start]);

    /// <summary>Whether capitals tell anything in the text: not in one written all in capitals.</summary>
    internal static bool CapitalsTell(string text)
    {
        foreach (var character in text)
        {
            if (char.IsLower(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the sentence ends between the token and the one before it.</summary>
    internal static bool StartsLine(TokenizedText text, int index) =>
        index <= 0 || index >= text.Count || text.Text.AsSpan(text[index - 1].End, text[index].Start - text[index - 1].End).Contains('\n');
}
