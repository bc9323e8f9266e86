using SupportBot.Bot.Cases.Calendar;

namespace SupportBot.Bot.HandOff;

/// <summary>What a notice may need to know beside the step.</summary>
/// <param name="Now">Instant of the turn.</param>
internal sealed record NoticeFacts(DateTimeOffset Now)
{
    /// <summary>Flow that asked for a person; null for other steps.</summary>
    public string? Flow { get; init; }

    /// <summary>For notices of the queue.</summary>
    public WaitingPlace Place { get; init; } = new(1, null);

    /// <summary>How long is waited before the request goes by mail.</summary>
    public TimeSpan AcceptTimeout { get; init; }

    /// <summary>When somebody is there again; null when that is not known.</summary>
    public DateTimeOffset? NextOpening { get; init; }

    /// <summary>The public holiday that closes the queue today, or null.</summary>
    public Holiday? Holiday { get; init; }

    /// <summary>French labels of what the bot still knows.</summary>
    public IReadOnlyList<string> Remembered { get; init; } = [];
}
