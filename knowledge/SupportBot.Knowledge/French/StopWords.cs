using System.Collections.Frozen;

namespace SupportBot.Knowledge.French;

/// <summary>The French function words of the Snowball project's published list (articles, pronouns, prepositions, être and avoir conjugated).</summary>
internal static class StopWords
{
    private const string Words = """
        au aux avec ce ces dans de des du elle en et eux il je la le leur lui ma mais me même mes moi mon ne nos notre nous on ou par pas pour qu que qui
        sa se ses son sur ta te tes toi ton tu un une vos votre vous c d j l à m n s t y
        été étée étées étés étant es est sommes êtes sont serai seras sera serons serez seront serais serait serions seriez seraient suis
        étais était étions étiez étaient fus fut fûmes fûtes furent sois soit soyons soyez soient fusse fusses fût fussions fussiez fussent
        ayant eu eue eues eus ai as avons avez ont aurai auras aura aurons aurez auront aurais aurait aurions auriez auraient avais avait avions aviez avaient
        eut eûmes eûtes eurent aie aies ait ayons ayez aient eusse eusses eût eussions eussiez eussent
        ceci cela celà cet cette ici ils les leurs quel quels quelle quelles sans soi
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Exact = Lookup(Split());
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Folded = Lookup(Split().Select(FrenchText.Fold));

    /// <summary>Whether the word, lower case with its accents, is a function word.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Exact.Contains(word);

    /// <summary>Whether the word, lower case and without accents, is a function word once accents are dropped ("meme", "etait").</summary>
    public static bool ContainsFolded(ReadOnlySpan<char> word) => Folded.Contains(word);

    private static string[] Split() => Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> words) =>
        words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
