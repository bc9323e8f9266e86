using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.AgentConsole;

/// <summary>The agents' console: who may come in, and the frame that its parts fill.</summary>
internal static class ConsoleServices
{
    public static IServiceCollection AddConsole(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(forms => SessionCookie.Configure(forms, environment));
        services.AddOptions<ConsoleOptions>().BindConfiguration(ConsoleOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConsoleOptions>, ConsoleOptionsValidator>();
        services.AddSingleton<AgentStore>().AddSingleton<AuditLog>().AddSingleton<IEffectWriter, CustomerLookedWriter>().AddSingleton<IEffectWriter, OwnDataAskedWriter>();
        services.AddSingleton<SessionStore>().AddSingleton<SessionStarter>().AddSingleton<SessionCookie>().AddSingleton<OneTimeLinks>();
        services.AddSingleton<Passwords>().AddSingleton<TotpSecrets>().AddSingleton<RecoveryCodes>().AddSingleton<SignInThrottle>().AddSingleton<SignInDesk>().AddSingleton<SetupDesk>();
        services.AddSingleton<AccountDesk>().AddSingleton<MyAccountDesk>().AddSingleton<LinkPages>().AddSingleton<AuditReader>();
        services.AddSingleton(new ConsoleSection("agents", AgentsEndpoints.Path, AccountTexts.Of["Agents_Title"], ConsoleRole.Administrator, 90));
        services.AddSingleton(new ConsoleSection("audit", AuditEndpoints.Path, AuditTexts.Of["Title"], ConsoleRole.Administrator, 95));
        services.AddHostedService<DemoAgent>().AddHostedService<ConsoleHousekeeping>();
        services.AddAuthentication().AddCookie(ConsoleSchemes.Session).AddCookie(ConsoleSchemes.HalfWay, cookie => SessionCookie.ConfigureHalfWay(cookie, environment));
        services.AddOptions<CookieAuthenticationOptions>(ConsoleSchemes.Session)
            .Configure<IOptions<ConsoleOptions>>((cookie, console) => SessionCookie.Configure(cookie, environment, "SupportBot.Console", console.Value.Life));
        return services.AddConsolePolicies();
    }

    /// <summary>
    /// The group under which every part maps its pages, after the console's own. Its routes let in whoever is signed in; a part that asks for more says
    /// <c>.RequireAuthorization(ConsolePolicies.Agent)</c>. Every post needs the antiforgery proof; no part has to ask for it.
    /// </summary>
    public static RouteGroupBuilder MapConsole(this IEndpointRouteBuilder routes)
    {
        var strangers = routes.MapGroup(ConsoleEdge.Root).RequireProof();
        strangers.MapAssets();
        strangers.MapSignIn();
        strangers.MapLinks();

        var console = routes.MapGroup(ConsoleEdge.Root).RequireProof().RequireAuthorization(ConsolePolicies.SignedIn);
        console.MapGet("", Home);
        console.MapGet("/{**nothing}", static context => ConsolePages.Refuse(ConsoleRefusal.NotFound).ExecuteAsync(context));
        console.MapSignOut();
        console.MapMyAccount();
        console.MapAgents();
        console.MapAudit();
        return console;
    }

    /// <summary>The first section that the agent may see.</summary>
    private static IResult Home(CurrentAgent agent, IEnumerable<ConsoleSection> sections) =>
        sections.Where(section => section.IsFor(agent) && section.Path != ConsoleEdge.Root).MinBy(static section => section.Order) is { } first
            ? ConsolePages.SeeOther(first.Path)
            : ConsolePages.Show<HomePage>();
}
