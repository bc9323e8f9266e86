namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>The bot has just asked how the customer found the help; only the very next message can be the answer. Part of the conversation's state.</summary>
internal sealed class AwaitedScore
{
    /// <summary>Reference of the case.</summary>
    public required string Case { get; set; }

    /// <summary>Where the short exchange is.</summary>
    public SatisfactionStage Stage { get; set; }
}

/// <summary>Where the short exchange is. Its numbers are stored.</summary>
internal enum SatisfactionStage
{
    /// <summary>A score was asked for.</summary>
    Score,

    /// <summary>A score was given; a comment was offered.</summary>
    CommentOffered,

    /// <summary>The customer wants to comment: the next message is the comment.</summary>
    Comment,
}
