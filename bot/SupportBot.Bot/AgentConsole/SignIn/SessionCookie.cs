using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.Shell;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>
/// The cookies of the console. They hold the secret of a session and nothing else that counts: whoever he is and what he may do is read from the database on
/// every request. SameSite=Lax, not Strict: agents follow links from mails and from Teams to a case and are still signed in; every change is a post with an
/// antiforgery proof, which Lax does not send along from other sites either.
/// </summary>
internal sealed class SessionCookie(SessionStore sessions, IOptions<ConsoleOptions> options, IHostEnvironment environment, TimeProvider clock) : CookieAuthenticationEvents
{
    public const string SignInPath = ConsoleEdge.Root + "/connexion";
    public const string ReturnParameter = "retour";

    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan HalfWayLife = TimeSpan.FromMinutes(5);

    public static void Configure(CookieAuthenticationOptions cookie, IHostEnvironment environment, string name, TimeSpan life)
    {
        cookie.Cookie.Name = NameOf(environment, name);
        cookie.Cookie.Path = "/"; // Asked for by the __Host- prefix.
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always; // Relaxed below, for a developer's own machine only.
        cookie.Cookie.IsEssential = true;
        cookie.ExpireTimeSpan = life;
        cookie.SlidingExpiration = false; // The session's row slides.
        cookie.LoginPath = SignInPath;
        cookie.ReturnUrlParameter = ReturnParameter;
        cookie.EventsType = typeof(SessionCookie);
    }

    public static void ConfigureHalfWay(CookieAuthenticationOptions cookie, IHostEnvironment environment) => Configure(cookie, environment, "SupportBot.HalfWay", HalfWayLife);

    /// <summary>The same for the antiforgery cookie, which the upload page uses too.</summary>
    public static void Configure(AntiforgeryOptions antiforgery, IHostEnvironment environment) => antiforgery.Cookie = new FormsCookie(environment)
    {
        Name = NameOf(environment, "SupportBot.Forms"),
        Path = "/",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        SecurePolicy = CookieSecurePolicy.None,
    };

    /// <summary>Browsers take the prefix only from a secure page, which a developer's http://localhost is not.</summary>
    private static string NameOf(IHostEnvironment environment, string name) => environment.IsDevelopment() ? name : $"__Host-{name}";

    public override Task SigningIn(CookieSigningInContext context)
    {
        context.CookieOptions.Secure = IsSecure(context.HttpContext, environment);
        return Task.CompletedTask;
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Scheme.Name != ConsoleSchemes.Session)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var token = context.Principal?.FindFirstValue(ConsoleSchemes.SessionToken);
        if (token is null || await sessions.FindAsync(token, now, options.Value.Idle, context.HttpContext.RequestAborted) is not { } session)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(ConsoleSchemes.Session);
            return;
        }

        if (now - session.SeenAt >= TouchEvery)
        {
            await sessions.TouchAsync(session.Id, now);
        }

        var agent = session.Agent;
        context.HttpContext.SetCurrentAgent(new CurrentAgent(agent.Id, agent.Name, agent.Email, agent.Roles, agent.Queues, session.Id));
        context.ReplacePrincipal(PrincipalOf(agent, token));
    }

    /// <summary>Pages are led to the sign-in and back; scripts and streams are just told.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && !HttpMethods.IsPost(request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        // What was posted is not kept: only a page can be gone back to.
        context.Response.Redirect(HttpMethods.IsGet(request.Method) ? context.RedirectUri : SignInPath);
        return Task.CompletedTask;
    }

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        await context.HttpContext.AuditAsync(AuditEvents.Refused, context.Request.Path.Value, "role");
        await ConsolePages.Refuse(ConsoleRefusal.Forbidden).ExecuteAsync(context.HttpContext);
    }

    /// <summary>The account's id binds antiforgery proofs to it; the roles are this request's.</summary>
    public static ClaimsPrincipal PrincipalOf(Agent agent, string token) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, agent.Id),
            new Claim(ConsoleSchemes.SessionToken, token),
            .. ConsoleRoles.Split(agent.Roles).Select(static role => new Claim(ClaimTypes.Role, ConsoleRoles.NameOf(role))),
        ],
        ConsoleSchemes.Session));

    private static bool IsSecure(HttpContext context, IHostEnvironment environment) =>
        !environment.IsDevelopment() || context.Request.IsHttps || context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address);

    /// <summary>
    /// Secure by the same rule. With <see cref="CookieSecurePolicy.Always"/> the framework would throw for every page behind a proxy that ends TLS and is not
    /// on the list of trusted ones.
    /// </summary>
    private sealed class FormsCookie(IHostEnvironment environment) : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = IsSecure(context, environment);
            return options;
        }
    }
}
