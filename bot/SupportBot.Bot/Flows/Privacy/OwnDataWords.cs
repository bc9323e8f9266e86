using System.Text.RegularExpressions;
using SupportBot.Knowledge.French;

namespace SupportBot.Bot.Flows.Privacy;

/// <summary>Hears that somebody wants his own data, or wants them erased. Who only asks how is told how.</summary>
internal static partial class OwnDataWords
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The form that the words ask for; null for none.</summary>
    public static string? FormFor(string text)
    {
        var folded = FrenchText.Fold(text);
        return Question().IsMatch(folded) ? null
            : Erase().IsMatch(folded) ? ErasureForm.FlowName
            : Copy().IsMatch(folded) ? ExportForm.FlowName
            : null;
    }

    [GeneratedRegex(@"^(bonjour,? ?)?(comment|combien|ou|que|quelles?|qui|pourquoi|quand)\b|\bne\b.{0,20}\bpas\b", Options)]
    private static partial Regex Question();

    [GeneratedRegex(
        @"\b(ef+ace[rz]?|sup+rime[rz]?|sup+ression|ef+acement|oublie[rz]?|detrui(re|sez)|enleve[rz]?|retire[rz]?|delete)\b.{0,40}\b(mes|nos|my) (data|don+ees|infos?|informations|coordon+ees)\b|\bdroit a l'(oubli|effacement)\b|\boubliez[ -]moi\b",
        Options)]
    private static partial Regex Erase();

    [GeneratedRegex(
        @"\b(veux|voudrais|souhaite|aimerais|don+ez|envoye[rz]|envoie[sz]?|recevoir|exporte[rz]?|export|telecharge[rz]?|avoir|obtenir|recuperer|copie|acces|acceder|consulter|voir|fournir|fournissez|transmettez|portabilite)\b.{0,40}\b(mes|nos|my) (data|don+ees|informations) ?(personnelles?)?([.!? ]|$)|^(mes|nos) don+ees( personnelles)?$|\bdroit d'acces\b",
        Options)]
    private static partial Regex Copy();
}
