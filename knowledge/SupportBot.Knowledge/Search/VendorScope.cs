using SupportBot.Knowledge.Content;
using SupportBot.Knowledge.French;

namespace SupportBot.Knowledge.Search;

/// <summary>Which vendors a text names, and which entries may then answer it: the same subject has opposite answers at different vendors.</summary>
internal static class VendorScope
{
    // Names of products that one vendor alone sells count as naming it. Words that several vendors use ("contrat", "code d'activation") do not.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["redhat"] = Vendor.RedHat,
        ["red hat"] = Vendor.RedHat,
        ["rhel"] = Vendor.RedHat,
        ["rhsm"] = Vendor.RedHat,
        ["openshift"] = Vendor.RedHat,
        ["ansible"] = Vendor.RedHat,
        ["symantec"] = Vendor.Symantec,
        ["simantec"] = Vendor.Symantec,
        ["symantek"] = Vendor.Symantec,
        ["mysymantec"] = Vendor.Symantec,
        ["symhelp"] = Vendor.Symantec,
        ["broadcom"] = Vendor.Symantec,
        ["backup exec"] = Vendor.Symantec,
        ["endpoint protection"] = Vendor.Symantec,
        ["dell"] = Vendor.Dell,
        ["poweredge"] = Vendor.Dell,
        ["optiplex"] = Vendor.Dell,
        ["latitude"] = Vendor.Dell,
        ["hp"] = Vendor.Hp,
        ["hpe"] = Vendor.Hp,
        ["hewlett"] = Vendor.Hp,
        ["hewlett packard"] = Vendor.Hp,
        ["proliant"] = Vendor.Hp,
        ["elitebook"] = Vendor.Hp,
    };

    /// <summary>The vendors named, in order of mention, each once; empty when none is.</summary>
    public static IReadOnlyList<string> Named(IReadOnlyList<QuestionWord> words)
    {
        List<string>? named = null;
        for (var i = 0; i < words.Count; i++)
        {
            var pair = i + 1 < words.Count ? words[i].Text + " " + words[i + 1].Text : "";
            if ((Names.TryGetValue(words[i].Text, out var vendor) || Names.TryGetValue(pair, out vendor)) && named?.Contains(vendor, StringComparer.Ordinal) != true)
            {
                (named ??= []).Add(vendor);
            }
        }

        return named ?? [];
    }

    /// <summary>Whether a word is, or is part of, a vendor's name.</summary>
    public static bool IsName(QuestionWord word) => Names.ContainsKey(word.Text) || word.Text is "red" or "hat" or "packard";

    /// <summary>Whether an entry of <paramref name="vendor"/> may answer a text that names <paramref name="named"/>.</summary>
    public static bool Allows(IReadOnlyList<string> named, string vendor)
    {
        if (named.Count == 0 || vendor == Vendor.General)
        {
            return true;
        }

        foreach (var name in named)
        {
            if (AreCompatible(name, vendor))
            {
                return !IsHardware(vendor) || !NamesOtherHardware(named, vendor);
            }
        }

        return false;
    }

    /// <summary>Whether two entries, one of each vendor, may speak of the same contract: Dell and HP resell Red Hat's subscriptions.</summary>
    public static bool AreCompatible(string left, string right) =>
        left == right || left == Vendor.General || right == Vendor.General
        || (left == Vendor.RedHat && IsHardware(right)) || (right == Vendor.RedHat && IsHardware(left));

    private static bool IsHardware(string vendor) => vendor is Vendor.Dell or Vendor.Hp;

    private static bool NamesOtherHardware(IReadOnlyList<string> named, string vendor)
    {
        var other = vendor == Vendor.Dell ? Vendor.Hp : Vendor.Dell;
        return named.Contains(other, StringComparer.Ordinal) && !named.Contains(vendor, StringComparer.Ordinal);
    }
}
