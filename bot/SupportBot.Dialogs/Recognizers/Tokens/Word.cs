namespace SupportBot.Dialogs.Recognizers.Tokens;

/// <summary>The roles that words play in the grammars; <see cref="GrammarLexicon"/> has the French words of each role.</summary>
internal enum Word
{
    None,
    The,
    Of,
    To,
    And,
    Half,
    QuarterOf,
    ThirdOf,
    Comma,
    Minus,
    Negative,
    For,
    Cent,
    Percentage,
    Over,
    DozenHalf,
    Next,
    Following,
    Last,
    Previous,
    Before,
    Current,
}
