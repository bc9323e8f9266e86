namespace SupportBot.Bot.AgentConsole.Undelivered;

/// <summary>The page of what could not leave.</summary>
/// <param name="Messages">Newest first.</param>
/// <param name="Now">When the page is made.</param>
/// <param name="Said">Key of what was just done (<c>Done_{key}</c>) or could not be (<c>Gone</c>); null for neither.</param>
internal sealed record UndeliveredView(IReadOnlyList<UndeliveredMessage> Messages, DateTimeOffset Now, string? Said);
