namespace SupportBot.Knowledge.Search;

/// <summary>Names what the classifier sees of a message: its words, the thesaurus groups of its words, and the letter runs of its words.</summary>
internal static class FeatureReader
{
    /// <summary>Words, groups and letter runs are weighed apart, so that many runs do not drown few words.</summary>
    public const int Kinds = 3;

    private const int ShortestRun = 3;
    private const int LongestRun = 4;
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>The features of one word, repeats included: itself, then the runs of "_word_", three and four characters long.</summary>
    /// <param name="text">The word, folded.</param>
    /// <param name="stem">Its stem; null for a function word.</param>
    public static List<Feature> OfWord(string text, string? stem)
    {
        var features = new List<Feature>(text.Length * 2) { new(Key(stem ?? text), FeatureKind.Word) };
        var length = text.Length + 2;
        for (var size = ShortestRun; size <= LongestRun; size++)
        {
            for (var start = 0; start + size <= length; start++)
            {
                var key = FnvOffset;
                for (var i = start; i < start + size; i++)
                {
                    key = Mix(key, i == 0 || i == length - 1 ? '_' : text[i - 1]);
                }

                features.Add(new Feature(WithKind(key, FeatureKind.Run), FeatureKind.Run));
            }
        }

        return features;
    }

    /// <summary>The feature of a group of the thesaurus.</summary>
    public static Feature OfConcept(int concept) => new(WithKind((uint)concept, FeatureKind.Concept), FeatureKind.Concept);

    private static ulong Key(string text)
    {
        var key = FnvOffset;
        foreach (var c in text)
        {
            key = Mix(key, c);
        }

        return WithKind(key, FeatureKind.Word);
    }

    private static ulong Mix(ulong key, char c) => (key ^ c) * FnvPrime;

    private static ulong WithKind(ulong key, FeatureKind kind) => (key & 0x00FF_FFFF_FFFF_FFFF) | ((ulong)kind << 56);
}

/// <summary>The kinds of <see cref="Feature"/>.</summary>
internal enum FeatureKind : byte
{
    /// <summary>A stem, or a function word as it stands.</summary>
    Word = 0,

    /// <summary>A group of the thesaurus.</summary>
    Concept = 1,

    /// <summary>A run of letters.</summary>
    Run = 2,
}

/// <summary>Something that a text may hold.</summary>
/// <param name="Key">Names the feature; two features have the same key once in 10^12 pairs.</param>
/// <param name="Kind">Its kind.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Feature(ulong Key, FeatureKind Kind);
