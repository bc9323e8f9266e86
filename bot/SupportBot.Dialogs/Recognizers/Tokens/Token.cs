namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>What a token is made of.</summary>
internal enum TokenKind
{
    /// <summary>A run of letters; an elided word keeps its apostrophe ("l'", "aujourd'").</summary>
    Word,

    /// <summary>A run of the digits 0 to 9.</summary>
    Digits,

    /// <summary>One character that is neither.</summary>
    Symbol,

    /// <summary>What is read before the first and after the last token.</summary>
    Outside,
}

/// <summary>A word, a run of digits or a symbol, with its place in the text.</summary>
internal readonly struct Token(TokenKind kind, int start, int end, int foldedStart, int foldedLength, bool spaceBefore, Lexeme lexeme)
{
    /// <summary>The token read outside the text.</summary>
    internal static readonly Token None = new(TokenKind.Outside, 0, 0, 0, 0, spaceBefore: true, Lexeme.Unknown);

    internal TokenKind Kind => kind;

    /// <summary>First character in the text.</summary>
    internal int Start => start;

    /// <summary>The character after the last one in the text.</summary>
    internal int End => end;

    internal int FoldedStart => foldedStart;

    internal int FoldedLength => foldedLength;

    /// <summary>Whether a space, or nothing, stands before the token.</summary>
    internal bool SpaceBefore => spaceBefore;

    /// <summary>What the lexicon knows of the word; never null.</summary>
    internal Lexeme Lexeme => lexeme;
}
