using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace SupportBot.Bot.Contracts.Import;

/// <summary>The words of Words.txt: what files call columns, vendors, kinds and channels, in French and English.</summary>
internal static class ImportWords
{
    private const string Resource = "SupportBot.Bot.Contracts.Import.Words.txt";

    private static readonly FrozenDictionary<string, string[]> Meanings = ReadMeanings();

    private static readonly FrozenDictionary<string, ImportColumn> Columns = Index<ImportColumn>("");
    private static readonly FrozenDictionary<string, SoftwareVendor> Vendors = Index<SoftwareVendor>("");
    private static readonly FrozenDictionary<string, ContractKind> Kinds = Index<ContractKind>("Kind");
    private static readonly FrozenDictionary<string, PurchaseChannel> Channels = Index<PurchaseChannel>("Channel");

    /// <summary>The column that a heading names, or null.</summary>
    public static ImportColumn? Column(string heading) => Find(Columns, heading);

    public static SoftwareVendor? Vendor(string cell) => Find(Vendors, cell);

    public static ContractKind? Kind(string cell) => Find(Kinds, cell);

    public static PurchaseChannel? Channel(string cell) => Find(Channels, cell);

    /// <summary>Lower-case letters and digits only, accents gone; <c>n°</c> reads <c>no</c>.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Ascii.IsValid(text) ? text : Decomposed(text))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>Accents as characters of their own, which are no letters. A lone surrogate, on which decomposing would throw, becomes U+FFFD.</summary>
    private static string Decomposed(string text) =>
        string.Concat(text.EnumerateRunes()).Replace('°', 'o').Normalize(NormalizationForm.FormD);

    private static T? Find<T>(FrozenDictionary<string, T> words, string word)
        where T : struct => words.TryGetValue(Fold(word), out var found) ? found : null;

    /// <summary>The words of an enumeration; a meaning is the member's name, with the prefix where two enumerations share a name.</summary>
    private static FrozenDictionary<string, T> Index<T>(string prefix)
        where T : struct, Enum
    {
        var words = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var member in Enum.GetValues<T>())
        {
            var meaning = Meanings.ContainsKey($"{prefix}{member}") ? $"{prefix}{member}" : $"{member}";
            foreach (var word in Meanings[meaning])
            {
                words.TryAdd(word, member);
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string[]> ReadMeanings()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"Resource {Resource} is missing."));
        return reader.ReadToEnd().Split('\n')
            .Where(static line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
            .Select(static line => line.Split('=', 2))
            .ToFrozenDictionary(static parts => parts[0].Trim(), static parts => parts[1].Split(',').Select(Fold).ToArray(), StringComparer.Ordinal);
    }
}
