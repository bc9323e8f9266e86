namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>Cuts one text into tokens; lives for one call.</summary>
internal ref struct TokenReader(string text)
{
    private char[] _folded = new char[text.Length + 8];
    private Token[] _tokens = new Token[(text.Length / 4) + 4];
    private int _count;
    private int _foldedLength;
    private int _position;

    internal Token[] ReadAll(out int count, out char[] folded)
    {
        var spaceBefore = true;
        while (_position < text.Length)
        {
            var foldedStart = _foldedLength;
            var start = _position;
            FoldNext();
            if (_foldedLength == foldedStart)
            {
                continue;
            }

            if (_folded[foldedStart] == ' ' || char.IsWhiteSpace(_folded[foldedStart]))
            {
                spaceBefore = true;
                continue;
            }

            Add(ReadRest(foldedStart), start, foldedStart, spaceBefore);
            spaceBefore = false;
        }

        count = _count;
        folded = _folded;
        return _tokens;
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private TokenKind ReadRest(int foldedStart)
    {
        var first = _folded[foldedStart];
        if (IsDigit(first))
        {
            while (_position < text.Length && IsDigit(text[_position]))
            {
                FoldNext();
            }

            return TokenKind.Digits;
        }

        if (!char.IsLetter(first))
        {
            return TokenKind.Symbol;
        }

        ReadLetters(foldedStart);
        return TokenKind.Word;
    }

    private void ReadLetters(int foldedStart)
    {
        while (_position < text.Length)
        {
            var before = _foldedLength;
            FoldNext();
            if (_foldedLength == before || char.IsLetter(_folded[before]))
            {
                continue;
            }

            // An elided word ends with its apostrophe; only "aujourd'hui" goes on after it.
            if (_folded[before] == '\'' && _position < text.Length && char.IsLetter(text[_position]))
            {
                if (_folded.AsSpan(foldedStart.._foldedLength).SequenceEqual("aujourd'"))
                {
                    continue;
                }

                return;
            }

            _foldedLength = before;
            _position--;
            return;
        }
    }

    private void FoldNext()
    {
        // A ligature becomes two letters, so a text may grow.
        if (_foldedLength + 2 > _folded.Length)
        {
            Array.Resize(ref _folded, (text.Length * 2) + 8);
        }

        _foldedLength += TextFolding.Fold(text[_position++], _folded.AsSpan(_foldedLength));
    }

    private void Add(TokenKind kind, int start, int foldedStart, bool spaceBefore)
    {
        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _tokens.Length * 2);
        }

        var length = _foldedLength - foldedStart;
        var lexeme = kind == TokenKind.Word ? Lexicon.Find(_folded.AsSpan(foldedStart, length)) : Lexeme.Unknown;
        _tokens[_count++] = new Token(kind, start, _position, foldedStart, length, spaceBefore, lexeme);
    }
}
