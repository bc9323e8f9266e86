using System.Collections.Frozen;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Recognizers.Quantities;

/// <summary>What customers count: the nouns behind a number that make it a quantity. Times, prices and house numbers are counted too, but are none.</summary>
internal static class QuantityUnits
{
    private const string Nouns =
        "licence abonnement souscription contrat poste serveur machine ordinateur pc portable station utilisateur collaborateur employe salarie personne "
        + "compte instance noeud coeur processeur socket cpu systeme appareil terminal tablette imprimante exemplaire copie unite piece article cle code "
        + "certificat produit client agent boite installation activation renouvellement siege acces site agence bureau equipement disque commutateur";

    // Belgian, Swiss and Canadian customers say "license" too, the English way.
    private const string Variants = "license=licence licences=licence serveurs=serveur vm=machine vms=machine users=utilisateur user=utilisateur noeuds=noeud cles=cle clef=cle clefs=cle "
        + "terminaux=terminal bureaux=bureau pcs=pc cpus=cpu";

    private static readonly FrozenDictionary<string, string> ByWord = Build();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByWord.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The singular of the noun at the token, folded; null when it is none of them.</summary>
    internal static string? At(TokenizedText text, int index) =>
        text[index].Kind == TokenKind.Word && BySpan.TryGetValue(text.Folded(index), out var noun) ? noun : null;

    private static FrozenDictionary<string, string> Build()
    {
        var nouns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var noun in Nouns.Split(' '))
        {
            nouns[noun] = noun;
            nouns[noun + "s"] = noun;
        }

        foreach (var variant in Variants.Split(' ').Select(pair => pair.Split('=')))
        {
            nouns[variant[0]] = variant[1];
            nouns.TryAdd(variant[0] + "s", variant[1]);
        }

        return nouns.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
