using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Shell;

namespace SupportBot.Bot.AgentConsole.SignIn;

/// <summary>What the sign-in form shows again.</summary>
internal sealed record SignInForm(string Email, string Return, string? Problem = null);

/// <summary>What the form of the second step shows again.</summary>
internal sealed record CodeForm(string? Problem = null);

/// <summary>Signing in, in two steps, and out. Between the steps a cookie of five minutes says whose password was right.</summary>
internal static class SignInEndpoints
{
    private const string CodePath = SessionCookie.SignInPath + "/code";
    private const string VersionClaim = "version";
    private const int Longest = 256;

    public static void MapSignIn(this RouteGroupBuilder strangers)
    {
        strangers.MapGet("/connexion", ShowAsync);
        strangers.MapPost("/connexion", TakePasswordAsync);
        strangers.MapGet("/connexion/code", ShowCodeAsync);
        strangers.MapPost("/connexion/code", TakeCodeAsync);
    }

    public static void MapSignOut(this RouteGroupBuilder console) => console.MapPost("/deconnexion", static async (CurrentAgent agent, HttpContext context, SessionStarter starter) =>
    {
        await starter.EndAsync(context, agent);
        return ConsolePages.SeeOther(SessionCookie.SignInPath);
    });

    private static async Task<IResult> ShowAsync(HttpContext context, [FromQuery(Name = SessionCookie.ReturnParameter)] string? back) =>
        (await context.AuthenticateAsync(ConsoleSchemes.Session)).Succeeded
            ? ConsolePages.SeeOther(ReturnAddress.Of(back))
            : ConsolePages.Show<SignInPage, SignInForm>(new SignInForm("", ReturnAddress.Of(back)));

    private static async Task<IResult> TakePasswordAsync(
        [FromForm] string? email, [FromForm] string? password, [FromForm(Name = SessionCookie.ReturnParameter)] string? back, HttpContext context, SignInDesk desk, TimeProvider clock)
    {
        var form = new SignInForm(email ?? "", ReturnAddress.Of(back));
        if (email is not { Length: > 0 and <= Longest } || password is not { Length: > 0 and <= Longest })
        {
            return Again(SignInTexts.Of["Wrong"]);
        }

        var now = clock.GetUtcNow();
        var check = await desk.CheckPasswordAsync(email, password, context.Connection.RemoteIpAddress, now, context.RequestAborted);
        if (check.Agent is not { } agent)
        {
            return check.PausedUntil is { } until
                ? Again(Paused(until - now), StatusCodes.Status429TooManyRequests)
                : Again(SignInTexts.Of["Wrong"]);
        }

        await context.SignInAsync(ConsoleSchemes.HalfWay, HalfWay(agent), new AuthenticationProperties { Items = { [SessionCookie.ReturnParameter] = form.Return } });
        return ConsolePages.SeeOther(CodePath);

        IResult Again(string problem, int status = StatusCodes.Status422UnprocessableEntity) => ConsolePages.Show<SignInPage, SignInForm>(form with { Problem = problem }, status);
    }

    private static async Task<IResult> ShowCodeAsync(HttpContext context, AgentStore agents) =>
        (await HalfWayAsync(context, agents)).Agent is null ? ConsolePages.SeeOther(SessionCookie.SignInPath) : ConsolePages.Show<CodePage, CodeForm>(new CodeForm());

    private static async Task<IResult> TakeCodeAsync([FromForm] string? code, HttpContext context, AgentStore agents, SignInDesk desk, SessionStarter starter, TimeProvider clock)
    {
        var (agent, back) = await HalfWayAsync(context, agents);
        if (agent is null)
        {
            return ConsolePages.SeeOther(SessionCookie.SignInPath);
        }

        var now = clock.GetUtcNow();
        var address = context.Connection.RemoteIpAddress;
        var judgement = await desk.CheckCodeAsync(agent, code is { Length: <= Longest } ? code : "", address, now, context.RequestAborted);
        if (judgement.PausedUntil is { } until)
        {
            return Again(Paused(until - now), StatusCodes.Status429TooManyRequests);
        }

        if (judgement.Proof.Count > 0 && await starter.BeginAsync(context, agent, judgement.Method, judgement.Proof))
        {
            return ConsolePages.SeeOther(ReturnAddress.Of(back));
        }

        await desk.CodeFailedAsync(agent, address);
        return Again(SignInTexts.Of["WrongCode"], StatusCodes.Status422UnprocessableEntity);

        static IResult Again(string problem, int status) => ConsolePages.Show<CodePage, CodeForm>(new CodeForm(problem), status);
    }

    /// <summary>Whose password was right; null when nobody's, too long ago, or the account has changed since.</summary>
    private static async Task<(Agent? Agent, string? Return)> HalfWayAsync(HttpContext context, AgentStore agents)
    {
        var ticket = await context.AuthenticateAsync(ConsoleSchemes.HalfWay);
        if (ticket.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || await agents.FindAsync(id, context.RequestAborted) is not { State: AgentState.Active } agent)
        {
            return (null, null);
        }

        var isSame = ticket.Principal.FindFirstValue(VersionClaim) == agent.Version.ToString(CultureInfo.InvariantCulture);
        return isSame ? (agent, ticket.Properties?.GetString(SessionCookie.ReturnParameter)) : (null, null);
    }

    private static ClaimsPrincipal HalfWay(Agent agent) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, agent.Id), new Claim(VersionClaim, agent.Version.ToString(CultureInfo.InvariantCulture))], ConsoleSchemes.HalfWay));

    internal static string Paused(TimeSpan left)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling(left.TotalMinutes));
        return SignInTexts.Of.Format(minutes == 1 ? "PausedOne" : "Paused", ("minutes", minutes.ToString(CultureInfo.InvariantCulture)));
    }
}
