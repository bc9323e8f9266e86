namespace SupportBot.Bot.AgentConsole.Shell;

/// <summary>Why a request was not served; texts are <c>Refusal_{Code}_Title</c> and <c>Refusal_{Code}</c> of ShellTexts.</summary>
/// <param name="Code">Key of the texts.</param>
/// <param name="Status">HTTP status.</param>
internal sealed record ConsoleRefusal(string Code, int Status)
{
    /// <summary>A post without this session's proof: from elsewhere, from before a sign-in, or from a page left open too long.</summary>
    public static readonly ConsoleRefusal Forged = new("Forged", StatusCodes.Status400BadRequest);

    public static readonly ConsoleRefusal Malformed = new("Malformed", StatusCodes.Status400BadRequest);

    public static readonly ConsoleRefusal Forbidden = new("Forbidden", StatusCodes.Status403Forbidden);

    public static readonly ConsoleRefusal NotFound = new("NotFound", StatusCodes.Status404NotFound);

    public static readonly ConsoleRefusal Stale = new("Stale", StatusCodes.Status409Conflict);

    public static readonly ConsoleRefusal TooLarge = new("TooLarge", StatusCodes.Status413PayloadTooLarge);

    public static readonly ConsoleRefusal Failed = new("Failed", StatusCodes.Status500InternalServerError);

    public static readonly ConsoleRefusal Unavailable = new("Unavailable", StatusCodes.Status503ServiceUnavailable);

    /// <summary>Where to go on; null leads to the start page.</summary>
    public string? BackTo { get; init; }
}
