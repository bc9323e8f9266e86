using System.Collections.Frozen;

namespace SupportBot.Knowledge.French;

/// <summary>What people type on a phone, and the words they mean: "koi", "pr", "jveux", "bcp". Folded spelling on both sides.</summary>
internal static class ChatSpellings
{
    /// <summary>"spelling meaning ...", one a bar. Only spellings that are no French word of their own.</summary>
    private const string Table = """
        koi quoi|kwa quoi|koa quoi|ki qui|ke que|keske qu est ce que|kesk qu est ce que|keskon qu est ce qu on|kan quand|kand quand|qd quand|kel quel|kelle quelle|kels quels|kelles quelles
        cmt comment|cmnt comment|coment comment|komen comment|koman comment|comen comment|pq pourquoi|pk pourquoi|pkoi pourquoi|pourkoi pourquoi|pcq parce que|pcke parce que|pske parce que
        pr pour|avk avec|ds dans|dc donc|ss sans|vs vous|ns nous|tt tout|tte toute|ttes toutes|tjs toujours|tjrs toujours|jms jamais|mm meme|mem meme|bcp beaucoup|bcoup beaucoup|bocou beaucoup
        qq quelque|qqs quelques|qqn quelqu un|kelkun quelqu un|qqch quelque chose|qqc quelque chose|qqpart quelque part|mtn maintenant|mnt maintenant|mtnt maintenant|auj aujourd hui|ajd aujourd hui
        bjr bonjour|bsr bonsoir|slt salut|svp s il vous plait|stp s il te plait|plz s il vous plait|mrc merci|mci merci|rdv rendez vous|dsl desole|pb probleme|pbm probleme|pbl probleme|prob probleme
        g j ai|jai j ai|ge j ai|c c est|ct c etait|cest c est|sest c est|cetait c etait|chui je suis|chuis je suis|jsuis je suis|jsui je suis|ya il y a|yaura il y aura|yatil y a t il|kil qu il|kon qu on
        jpeux je peux|jpeu je peux|jpe je peux|jveux je veux|jveu je veux|jve je veux|jvx je veux|jvoudrai je voudrais|jvoudrais je voudrais|jvais je vais|jvai je vais|jdois je dois|jdoi je dois
        jfais je fais|jfai je fais|jsais je sais|jsai je sais|jcomprend je comprends|jcomprends je comprends|jtrouve je trouve|jarrive j arrive|jarive j arrive|jaimerai j aimerais|jaimerais j aimerais
        jcontacte je contacte|jpasse je passe|jmets je mets|jmet je mets|jrenouvelle je renouvelle|jpaye je paye|jpaie je paie|jrecois je recois|tpeux tu peux|tveux tu veux
        fo faut|fot faut|fodrai faudrait|fodrait faudrait|po pas|pluss plus|dmd demande|dmde demande|rep reponse|msg message|tel telephone|num numero|nro numero|nb nombre
        dispo disponible|info information|infos informations|doc document|docs documents|justif justificatif|abo abonnement|abos abonnements|abt abonnement|abmt abonnement|renouv renouvellement
        expl exemple|cpte compte|cpt compte|adr adresse|mdp mot de passe|pwd mot de passe|ordi ordinateur|appli application|applis applications|cmd commande|cde commande|fact facture|ste societe
        pdt pendant|aprs apres|avt avant|dps depuis|dpuis depuis|vrmt vraiment|vrm vraiment|cad c est a dire|nn non|oue oui|ouais oui|ptit petit|ptite petite|rens renseignement
        vou vous|nou nous|fere faire|avan avant|encor encore|toujour toujours|bsoin besoin|bezoin besoin|veu veux|savoire savoir|resu recu|ressu recu|combi combien|cb combien|combin combien
        labo l abonnement|voudrai voudrais|aimerai aimerais
        """;

    private static readonly FrozenDictionary<string, string[]> Meanings = Read();

    /// <summary>The words meant, folded; null when the word stands for itself.</summary>
    public static string[]? MeaningOf(string folded) => Meanings.GetValueOrDefault(folded);

    private static FrozenDictionary<string, string[]> Read() =>
        Table.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(item => item.Split(' '))
            .ToFrozenDictionary(words => words[0], words => words[1..], StringComparer.Ordinal);
}
