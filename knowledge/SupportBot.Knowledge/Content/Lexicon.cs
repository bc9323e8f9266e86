namespace SupportBot.Knowledge.Content;

/// <summary>Words that mean the same to customers of this FAQ, as read from <c>lexique.yml</c>.</summary>
/// <param name="Concepts">The groups, in file order.</param>
public sealed record Lexicon(IReadOnlyList<LexiconConcept> Concepts)
{
    /// <summary>No concept at all.</summary>
    public static Lexicon Empty { get; } = new([]);
}

/// <summary>One group of words or short phrases with one meaning.</summary>
/// <param name="Name">What the group is about; for messages only.</param>
/// <param name="Weight">What a match through the group counts beside a match of the word itself; above 0, at most 1.</param>
/// <param name="Words">Two or more words or phrases, as people write them.</param>
/// <param name="Vendor">The vendor for whose entries the group holds; null for all.</param>
public sealed record LexiconConcept(string Name, double Weight, IReadOnlyList<string> Words, string? Vendor);

/// <summary>Reads <c>lexique.yml</c>: a list of <c>{concept, poids, mots, editeur}</c>.</summary>
internal static class LexiconFile
{
    private static readonly string[] Keys = ["concept", "poids", "mots", "editeur"];

    public static Lexicon Read(string yaml, ProblemList problems)
    {
        var concepts = new List<LexiconConcept>();
        foreach (var matter in FrontMatter.ParseList(yaml, problems))
        {
            if (ReadConcept(matter, problems) is { } concept)
            {
                concepts.Add(concept);
            }
        }

        return new Lexicon(concepts);
    }

    private static LexiconConcept? ReadConcept(FrontMatter matter, ProblemList problems)
    {
        matter.RejectUnknownKeys(Keys);
        var name = matter.Required("concept", "abonnement");
        var weight = matter.Number("poids", 0.8);
        var words = matter.Texts("mots");
        var vendor = matter.Optional("editeur");
        if (weight is not (> 0 and <= 1))
        {
            problems.Error(matter.LineOf("poids"), "'poids' is out of range", "Write a number above 0 and at most 1, for instance 0.8");
            return null;
        }

        if (words.Count < 2)
        {
            problems.Error(matter.LineOf("mots"), $"the concept '{name}' has fewer than two words", "List at least two words that mean the same under 'mots'");
            return null;
        }

        if (vendor is not null && !Vendor.All.Contains(vendor, StringComparer.Ordinal))
        {
            problems.Error(matter.LineOf("editeur"), $"'{vendor}' is no known editeur", $"Use one of {string.Join(", ", Vendor.All)}");
            return null;
        }

        return name is null ? null : new LexiconConcept(name, weight, [.. words.Select(word => word.Text)], vendor);
    }
}
