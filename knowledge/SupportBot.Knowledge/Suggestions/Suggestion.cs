namespace SupportBot.Knowledge.Suggestions;

/// <summary>What an editor could do about questions that many customers asked and that the bot did not answer for sure.</summary>
/// <param name="Questions">The questions of one need, the most typical first, each once.</param>
/// <param name="Asked">How often they were asked altogether.</param>
/// <param name="Entry">The entry that they should become phrasings of; null when they deserve an entry of their own.</param>
/// <param name="Rival">The entry that is as near as <paramref name="Entry"/>, between which the bot hesitated; null when there is none.</param>
public sealed record Suggestion(IReadOnlyList<string> Questions, int Asked, KnowledgeEntry? Entry, KnowledgeEntry? Rival);
