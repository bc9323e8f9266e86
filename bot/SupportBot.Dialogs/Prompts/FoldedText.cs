using System.Text;
using SupportBot.Dialogs.Recognizers.Tokens;

namespace SupportBot.Dialogs.Prompts;

/// <summary>
/// What somebody wrote, cleaned once per turn: NFC, one kind of apostrophe and of space, nothing invisible; beside it the same text
/// without case or accents, character for character, cut into words. Compare with the folded one, quote the clean one.
/// </summary>
internal sealed class FoldedText
{
    /// <summary>Most characters that are looked at: what a person might paste, and little enough to be read at once.</summary>
    public const int Longest = 6000;

    private static readonly char[] Folds = MakeFolds();
    private readonly List<(int Start, int Length)> _words = [];
    private string? _key;
    private YesNo? _answer;
    private TokenizedText? _tokens;
    private FoldedText? _prose;

    private FoldedText(string text, int fullLength)
    {
        Text = text;
        FullLength = fullLength;
        Folded = string.Create(text.Length, text, static (folded, source) =>
        {
            for (var index = 0; index < folded.Length; index++)
            {
                folded[index] = Fold(source[index]);
            }
        });
        Cut();
    }

    public static FoldedText Empty { get; } = new(string.Empty, 0);

    /// <summary>The text, cleaned and trimmed.</summary>
    public string Text { get; }

    /// <summary>Characters before anything beyond <see cref="Longest"/> was left out.</summary>
    public int FullLength { get; }

    /// <summary>The same, lower case and without accents; same length.</summary>
    public string Folded { get; }

    /// <summary>Runs of letters and digits: an apostrophe or a dash separates.</summary>
    public IReadOnlyList<(int Start, int Length)> Words => _words;

    /// <summary>All words joined without a space: "j'ai pas", "jai pas" and "J’AI PAS !" have the same key.</summary>
    public string Key => _key ??= KeyOf(0, _words.Count);

    /// <summary>The text cut into tokens, once for all recognizers.</summary>
    public TokenizedText Tokens => _tokens ??= TokenizedText.Of(Text);

    /// <summary>
    /// The same, place for place, with blanks for e-mail and web addresses: the "fr" of <c>claire@acme.fr</c> is no answer to "which region?".
    /// </summary>
    public FoldedText Prose => _prose ??= Text.Contains('@', StringComparison.Ordinal) || Text.Contains("://", StringComparison.Ordinal) ? WithoutAddresses() : this;

    /// <summary>The yes or no in it, read once.</summary>
    public YesNo Answer => _answer ??= YesNo.Of(this);

    public static FoldedText From(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Empty;
        }

        var clean = Clean(text.Length > Longest ? text[..Longest] : text);
        return new FoldedText(clean, text.Length > Longest ? text.Length : clean.Length);
    }

    /// <summary>The key that a phrase of a word list has.</summary>
    public static string KeyFor(string phrase) => From(phrase).Key;

    public ReadOnlySpan<char> Word(int index) => Folded.AsSpan(_words[index].Start, _words[index].Length);

    /// <summary>The words from <paramref name="first"/> on, joined.</summary>
    public string KeyOf(int first, int count)
    {
        var length = 0;
        for (var index = first; index < first + count; index++)
        {
            length += _words[index].Length;
        }

        return string.Create(length, (this, first), static (key, from) =>
        {
            var (text, index) = from;
            for (var at = 0; at < key.Length; index++)
            {
                text.Word(index).CopyTo(key[at..]);
                at += text._words[index].Length;
            }
        });
    }

    private FoldedText WithoutAddresses()
    {
        var letters = Text.ToCharArray();
        for (var start = 0; start < letters.Length; start++)
        {
            var end = start;
            while (end < letters.Length && !char.IsWhiteSpace(letters[end]))
            {
                end++;
            }

            var run = Text.AsSpan(start, end - start);
            if (run.Contains('@') || run.Contains("://", StringComparison.Ordinal))
            {
                letters.AsSpan(start, end - start).Fill(' ');
            }

            start = end;
        }

        return new FoldedText(new string(letters), FullLength);
    }

    private static string Clean(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in Normalise(text))
        {
            switch (character)
            {
                case '\u2019' or '\u2018' or '\u02BC' or '\u00B4' or '`':
                    builder.Append('\'');
                    break;
                case '\n':
                    builder.Append('\n');
                    break;
                case '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\r':
                    break;
                default:
                    builder.Append(char.IsWhiteSpace(character) || char.IsControl(character) ? ' ' : character);
                    break;
            }
        }

        return builder.ToString().Trim();
    }

    // A lone surrogate cannot be normalised; it is replaced rather than thrown about.
    private static string Normalise(string text)
    {
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.IsNormalized() ? whole : whole.Normalize(NormalizationForm.FormC);
    }

    private static char Fold(char character) => character < Folds.Length ? Folds[character] : char.ToLowerInvariant(character);

    private static char[] MakeFolds()
    {
        var folds = new char[0x180];
        for (var code = 0; code < folds.Length; code++)
        {
            var plain = ((char)code).ToString().Normalize(NormalizationForm.FormD)[0];
            folds[code] = char.ToLowerInvariant(plain);
        }

        return folds;
    }

    private void Cut()
    {
        var start = -1;
        for (var index = 0; index <= Folded.Length; index++)
        {
            var inside = index < Folded.Length && char.IsLetterOrDigit(Folded, index);
            if (inside && start < 0)
            {
                start = index;
            }
            else if (!inside && start >= 0)
            {
                _words.Add((start, index - start));
                start = -1;
            }
        }
    }
}
