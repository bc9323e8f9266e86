using Microsoft.AspNetCore.Authorization;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.SignIn;

namespace SupportBot.Bot.AgentConsole.Shell;

/// <summary>Who may use a route of the console. A route under <c>/console</c> that names none lets everybody in who is signed in.</summary>
internal static class ConsolePolicies
{
    /// <summary>Everybody who is signed in.</summary>
    public const string SignedIn = "Console.SignedIn";

    /// <summary>Who works on cases. Whether he may see this case is asked of <see cref="CurrentAgent.MaySee"/>.</summary>
    public const string Agent = "Console.Agent";

    /// <summary>Who works on the knowledge.</summary>
    public const string Editor = "Console.Editor";

    /// <summary>Who works on the accounts.</summary>
    public const string Administrator = "Console.Administrator";

    public static IServiceCollection AddConsolePolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, static policy => Require(policy, ConsoleRoles.Each))
            .AddPolicy(Agent, static policy => Require(policy, [ConsoleRole.Agent, ConsoleRole.Administrator]))
            .AddPolicy(Editor, static policy => Require(policy, [ConsoleRole.Editor, ConsoleRole.Administrator]))
            .AddPolicy(Administrator, static policy => Require(policy, [ConsoleRole.Administrator]));
        return services;
    }

    private static void Require(AuthorizationPolicyBuilder policy, IEnumerable<ConsoleRole> roles) =>
        policy.AddAuthenticationSchemes(ConsoleSchemes.Session).RequireRole(roles.Select(ConsoleRoles.NameOf));
}
