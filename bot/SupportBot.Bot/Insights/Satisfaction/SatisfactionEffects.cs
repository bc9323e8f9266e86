using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>The customer is asked about a case in the chat; written once per case, whatever happens.</summary>
internal sealed record ScoreAsked(ResolvedCase Case) : ITurnEffect;

/// <summary>The customer gave a score.</summary>
/// <param name="Case">Reference of the case.</param>
/// <param name="Score">1, bad, to 5, excellent.</param>
internal sealed record ScoreGiven(string Case, int Score) : ITurnEffect;

/// <summary>The customer did not want to give a score.</summary>
internal sealed record ScoreSkipped(string Case) : ITurnEffect;

/// <summary>The customer added a comment to the score; personal data is masked before it is stored.</summary>
internal sealed record ScoreExplained(string Case, string Comment) : ITurnEffect;
