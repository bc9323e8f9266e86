namespace SupportBot.Bot.Insights.Questions;

/// <summary>Wordings of one need that the bot did not answer, or not well.</summary>
/// <param name="Cluster">Its key.</param>
internal sealed record UnansweredQuestion(string Cluster)
{
    /// <summary>How it was worded, masked, the most frequent first; at least one.</summary>
    public required IReadOnlyList<Wording> Wordings { get; init; }

    /// <summary>Times that the bot did not know.</summary>
    public required long Abstained { get; init; }

    /// <summary>Times that the bot hesitated between entries.</summary>
    public required long Hesitated { get; init; }

    /// <summary>Times that the answer was said not to help.</summary>
    public required long NotHelpful { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    public bool IsDismissed { get; init; }

    public long Count => Abstained + Hesitated + NotHelpful;

    /// <summary>The wording that stands for all.</summary>
    public string Text => Wordings[0].Text;
}

/// <param name="Text">As asked, personal data masked.</param>
/// <param name="Count">How often.</param>
internal sealed record Wording(string Text, long Count);
