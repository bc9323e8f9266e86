using SupportBot.Bot.AgentConsole.Shell;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this RouteGroupBuilder strangers) => strangers.MapGet("/connexion", static () => ConsolePages.Show<SignInPage>());

    public static void MapSignOut(this RouteGroupBuilder console) => console.MapPost("/deconnexion", static async (CurrentAgent agent, HttpContext context, SessionStarter starter) =>
    {
        await starter.EndAsync(context, agent);
        return ConsolePages.SeeOther(SessionCookie.SignInPath);
    });
}
