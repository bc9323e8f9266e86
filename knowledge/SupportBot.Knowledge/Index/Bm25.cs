namespace SupportBot.Knowledge.Index;

/// <summary>
/// The BM25 formula as Lucene 8 computes it: Robertson and Zaragoza (2009) with the always positive idf, without the constant factor k1 + 1,
/// and with field lengths kept to four significant bits as Lucene stores them.
/// </summary>
internal static class Bm25
{
    /// <summary>How soon repeats of a term stop counting; Lucene's default.</summary>
    public const double K1 = 1.2;

    /// <summary>How much long fields are held against; 0 to 1, Lucene's default.</summary>
    public const double B = 0.75;

    /// <summary>How rare a term is among <paramref name="fields"/> fields, <paramref name="containing"/> of which hold it.</summary>
    public static double Idf(int fields, int containing) => Math.Log(1 + ((fields - containing + 0.5) / (containing + 0.5)));

    /// <summary>What <paramref name="frequency"/> occurrences in a field of <paramref name="length"/> terms count; 0 to 1.</summary>
    /// <param name="frequency">Occurrences of the term.</param>
    /// <param name="length">Length of the field in terms.</param>
    /// <param name="averageLength">Mean length of the non-empty fields.</param>
    public static double Saturation(int frequency, double length, double averageLength) =>
        frequency / (frequency + (K1 * (1 - B + (B * length / averageLength))));

    /// <summary>The length as Lucene keeps it in one byte: exact below 40, then four significant bits, rounded down.</summary>
    public static int StoredLength(int length)
    {
        const int exactBelow = 24;
        if (length < exactBelow)
        {
            return length;
        }

        var rest = length - exactBelow;
        var shift = Math.Max(0, 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)rest) - 4);
        return exactBelow + (rest >> shift << shift);
    }
}
