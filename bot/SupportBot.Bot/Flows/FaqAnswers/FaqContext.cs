namespace SupportBot.Bot.Flows.FaqAnswers;

/// <summary>What was said about questions and answers, so that "et pour Symantec ?", "non" and "la deuxième" are understood.</summary>
internal sealed class FaqContext
{
    /// <summary>Vendor of the last answer or choice, as in the entries' front matter; null until one is known.</summary>
    public string? Vendor { get; set; }

    public string? LastEntryId { get; set; }

    /// <summary>Questions in a row that had no answer; back to 0 as soon as one has.</summary>
    public int Abstentions { get; set; }

    /// <summary>The answer whose usefulness was just asked; null when nothing is awaited.</summary>
    public AwaitedRating? Rating { get; set; }

    /// <summary>The choice that was just offered; null when nothing is awaited.</summary>
    public OfferedChoice? Choice { get; set; }

    /// <summary>Whether the last words of the bot were "do you want to speak to a person?".</summary>
    public bool AgentOffered { get; set; }

    /// <summary>Forgets what was awaited: the customer has moved on.</summary>
    public void AwaitNothing() => (Rating, Choice, AgentOffered) = (null, null, false);
}

internal sealed record AwaitedRating(string EntryId, string Question, double Confidence, IReadOnlyList<string> Nearby);

internal sealed record OfferedChoice(string Question, IReadOnlyList<string> EntryIds);
