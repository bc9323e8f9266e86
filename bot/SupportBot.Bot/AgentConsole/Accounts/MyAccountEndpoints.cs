using Microsoft.AspNetCore.Mvc;
using SupportBot.Bot.AgentConsole.Shell;
using SupportBot.Bot.AgentConsole.SignIn;

namespace SupportBot.Bot.AgentConsole.Accounts;

/// <summary>What the page of one's own account shows.</summary>
/// <param name="HasPassword">Not so for the demo account.</param>
/// <param name="CodesLeft">Recovery codes that are still good.</param>
internal sealed record MyAccount(CurrentAgent Agent, bool HasPassword, int CodesLeft, IReadOnlyList<SessionRow> Sessions)
{
    public string? Notice { get; init; }

    public string? PasswordProblem { get; init; }

    public string? CodesProblem { get; init; }
}

/// <summary><c>/console/compte</c>: one's own password, recovery codes and sessions.</summary>
internal static class MyAccountEndpoints
{
    public static void MapMyAccount(this RouteGroupBuilder console)
    {
        var account = console.MapGroup("/compte");
        account.MapGet("", static async ([FromQuery] string? fait, HttpContext context, MyAccountDesk desk) =>
            desk.Page(await desk.ReadAsync(context) with { Notice = fait is null ? null : AccountTexts.Of.Find($"Done_{fait}") }));
        account.MapPost("/mot-de-passe", static (
            [FromForm] string? current, [FromForm] string? password, [FromForm] string? repeat, HttpContext context, MyAccountDesk desk) =>
            desk.ChangePasswordAsync(context, current ?? "", password ?? "", repeat ?? ""));
        account.MapPost("/codes", static ([FromForm] string? current, HttpContext context, MyAccountDesk desk) => desk.RenewCodesAsync(context, current ?? ""));
        account.MapPost("/sessions/autres", static (HttpContext context, MyAccountDesk desk) => desk.EndOthersAsync(context));
        account.MapPost("/sessions/{id}", static (string id, HttpContext context, MyAccountDesk desk) => desk.EndAsync(context, id));
    }
}
