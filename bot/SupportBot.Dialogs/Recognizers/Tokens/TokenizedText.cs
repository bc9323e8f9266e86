namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>
/// A text cut into tokens, each with its folded form and its place. One pass, no regular expression.
/// Reading outside the text gives <see cref="Token.None"/>, so that grammars need no bounds checks.
/// </summary>
internal sealed class TokenizedText
{
    private readonly char[] _folded;
    private readonly Token[] _tokens;

    private TokenizedText(string text, char[] folded, Token[] tokens, int count)
    {
        Text = text;
        _folded = folded;
        _tokens = tokens;
        Count = count;
    }

    internal string Text { get; }

    internal int Count { get; }

    internal ref readonly Token this[int index] =>
        ref (uint)index < (uint)Count ? ref _tokens[index] : ref Token.None;

    internal static TokenizedText Of(string text)
    {
        var reader = new TokenReader(text);
        var tokens = reader.ReadAll(out var count, out var folded);
        return new TokenizedText(text, folded, tokens, count);
    }

    /// <summary>The folded form of a token.</summary>
    internal ReadOnlySpan<char> Folded(int index)
    {
        ref readonly var token = ref this[index];
        return _folded.AsSpan(token.FoldedStart, token.FoldedLength);
    }

    /// <summary>Whether the token at the index is this folded word.</summary>
    internal bool Is(int index, string folded) => Folded(index).SequenceEqual(folded);

    internal bool IsWord(int index, Word word) => this[index].Lexeme.Word == word;

    /// <summary>Whether the token is this symbol.</summary>
    internal bool IsSymbol(int index, char symbol) =>
        this[index].Kind == TokenKind.Symbol && Folded(index)[0] == symbol;

    /// <summary>Whether two neighbours are written without a space between them.</summary>
    internal bool Glued(int index) => index > 0 && index < Count && !this[index].SpaceBefore;

    /// <summary>The written form from the first to the last token, both included.</summary>
    internal string Slice(int first, int last) => Text[this[first].Start..this[last].End];

    /// <summary>Makes a recognition that covers the tokens from first to last, both included.</summary>
    internal Recognition<T> Recognize<T>(string typeName, int first, int last, T value)
        where T : IResolution =>
        new(typeName, Slice(first, last), this[first].Start, this[last].End - 1, value);
}
