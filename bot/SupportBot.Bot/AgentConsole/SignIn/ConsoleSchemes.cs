namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Names of the console's authentication schemes and of what their tickets hold.</summary>
internal static class ConsoleSchemes
{
    /// <summary>Signed in.</summary>
    public const string Session = "Console";

    /// <summary>The password was right, the second factor is still to come.</summary>
    public const string HalfWay = "Console.HalfWay";

    /// <summary>Claim: the secret of the session, of which the database has the hash.</summary>
    public const string SessionToken = "sid";
}
