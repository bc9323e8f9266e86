using SupportBot.Knowledge.French;
using SupportBot.Knowledge.Index;

namespace SupportBot.Knowledge.Search;

/// <summary>What the classifier sees of a message: its words, the thesaurus groups of its words, and the letter runs of its words.</summary>
/// <param name="thesaurus">The groups.</param>
internal sealed class FeatureReader(Thesaurus thesaurus)
{
    /// <summary>Words, groups and letter runs are weighed apart, so that many runs do not drown few words.</summary>
    public const int Kinds = 3;

    private const int ShortestRun = 3;
    private const int LongestRun = 4;

    /// <summary>Appends the features, repeats included.</summary>
    public void Append(List<Feature> features, IReadOnlyList<QuestionWord> words)
    {
        var stems = new List<string>(words.Count);
        foreach (var word in words)
        {
            features.Add(new Feature(Key(FeatureKind.Word, word.Stem ?? word.Text), FeatureKind.Word, 1));
            AppendRuns(features, word.Text);
            if (word.Stem is not null)
            {
                stems.Add(word.Stem);
            }
        }

        foreach (var concepts in thesaurus.Match(stems))
        {
            foreach (var concept in concepts)
            {
                features.Add(new Feature(((ulong)FeatureKind.Concept << 56) | (uint)concept, FeatureKind.Concept, thesaurus.Concepts[concept].Weight));
            }
        }
    }

    /// <summary>Runs of "_word_", long ones of three and four characters.</summary>
    private static void AppendRuns(List<Feature> features, string word)
    {
        var length = word.Length + 2;
        for (var size = ShortestRun; size <= LongestRun; size++)
        {
            for (var start = 0; start + size <= length; start++)
            {
                var key = FnvOffset;
                for (var i = start; i < start + size; i++)
                {
                    key = Mix(key, i == 0 || i == length - 1 ? '_' : word[i - 1]);
                }

                features.Add(new Feature(WithKind(key, FeatureKind.Run), FeatureKind.Run, 1));
            }
        }
    }

    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    private static ulong Key(FeatureKind kind, string text)
    {
        var key = FnvOffset;
        foreach (var c in text)
        {
            key = Mix(key, c);
        }

        return WithKind(key, kind);
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

/// <summary>One occurrence of a feature.</summary>
/// <param name="Key">Names the feature; two features have the same key once in 10^12 pairs.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Count">What the occurrence counts; above 0, at most 1.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Feature(ulong Key, FeatureKind Kind, float Count);
