using System.Globalization;
using SupportBot.Knowledge.Content;

namespace SupportBot.Knowledge.French;

/// <summary>The general French word groups that ship with the library (Resources/synonymes.txt): everyday words that stand for one another.</summary>
internal static class GeneralFrench
{
    private const string Resource = "SupportBot.Knowledge.French.Resources.synonymes.txt";

    public static IReadOnlyList<LexiconConcept> Groups { get; } = Read();

    private static List<LexiconConcept> Read()
    {
        using var stream = typeof(GeneralFrench).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return [.. TextLines.WithoutComments(reader.ReadToEnd()).Select(line => Parse(line.Text))];
    }

    private static LexiconConcept Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var words = line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries);
        return new LexiconConcept(words[0], double.Parse(line[..colon], CultureInfo.InvariantCulture), words, Vendor: null);
    }
}
