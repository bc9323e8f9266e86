namespace SupportBot.Knowledge.French;

/// <summary>Letters of other alphabets that look like Latin ones: "сontrat" with a Cyrillic "с" is "contrat". Words wholly in another alphabet are left alone.</summary>
internal static class Homoglyphs
{
    private const string Foreign = "авекмнорстухіјѕԁԛԝһӏαεηικνορτυχωϲ";
    private const string Latin = "abekmhopctyxijsdqwhlaenikvoptuxwc";

    /// <summary>The folded word in Latin letters when it mixes them with look-alikes; the word itself otherwise.</summary>
    public static string ToLatin(string folded)
    {
        var hasLatin = false;
        var hasForeign = false;
        foreach (var c in folded)
        {
            hasLatin |= char.IsAsciiLetter(c);
            hasForeign |= c > 'ÿ' && Foreign.Contains(c, StringComparison.Ordinal);
        }

        return !hasLatin || !hasForeign
            ? folded
            : string.Create(folded.Length, folded, static (buffer, word) =>
            {
                for (var i = 0; i < buffer.Length; i++)
                {
                    var place = Foreign.IndexOf(word[i], StringComparison.Ordinal);
                    buffer[i] = place < 0 ? word[i] : Latin[place];
                }
            });
    }
}
