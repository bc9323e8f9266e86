using System.CommandLine;
using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.AgentConsole.Audit;
using SupportBot.Bot.AgentConsole.SignIn;
using SupportBot.Bot.Cases.Uploads;

namespace SupportBot.Bot.CommandLine;

/// <summary><c>agents</c>: the accounts of the console. The bot may run meanwhile. No password is ever typed or printed here: a link that is good once is.</summary>
internal static class AgentsCommand
{
    private const int Failed = 1;
    private const string QuietLog = "--Logging:LogLevel:Default=Error";

    private static readonly AuditEntry Operator = new("", "") { ActorName = "command line" };

    private static readonly Option<string> Email = new("--email") { Required = true, Description = "The address he signs in with." };

    public static Command Create(Func<string[], WebApplication> build) =>
        new("agents", "Accounts of the agents' console.") { Add(build), List(build), Reset(build), Remove(build) };

    private static Command Add(Func<string[], WebApplication> build)
    {
        var name = new Option<string>("--name") { Required = true, Description = "His name, as colleagues and customers see it." };
        var roles = new Option<string[]>("--role") { Required = true, Description = "agent, editor or administrator; may be repeated." };
        var queues = new Option<string[]>("--queue") { Description = "A queue whose cases he sees; may be repeated. Default: all." };
        return Command("add", "Adds an account and prints a link, good once, to choose password and second factor.", [Email, name, roles, queues], build, async (services, arguments, cancellationToken) =>
        {
            var named = arguments.GetValue(queues) is { Length: > 0 } given ? given : [QueueAccess.Every];
            if (ConsoleRoles.Parse(arguments.GetRequiredValue(roles)) is not { } wanted || QueueAccess.Parse(named) is not { } seen)
            {
                await Console.Error.WriteLineAsync("Roles are agent, editor, administrator; queues are single words.");
                return Failed;
            }

            var desk = services.GetRequiredService<AccountDesk>();
            return await SayAsync(services, await desk.AddAsync(arguments.GetRequiredValue(Email), arguments.GetRequiredValue(name), wanted, seen, Operator, cancellationToken));
        });
    }

    private static Command List(Func<string[], WebApplication> build) => Command("list", "Lists the accounts.", [], build, static async (services, _, cancellationToken) =>
    {
        foreach (var agent in await services.GetRequiredService<AgentStore>().ListAsync(cancellationToken))
        {
            var last = agent.LastSignInAt is { } at ? at.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture) : "never";
            await Console.Out.WriteLineAsync($"{agent.Email}\t{agent.Name}\t{ConsoleRoles.ToText(agent.Roles)}\t{agent.Queues}\t{AgentStore.TextOf(agent.State)}\tlast sign-in: {last}");
        }

        return 0;
    });

    private static Command Reset(Func<string[], WebApplication> build) =>
        Command("reset", "Takes password, second factor and sessions away and prints a fresh link.", [Email], build, async (services, arguments, cancellationToken) =>
            await ChangeAsync(services, arguments, (desk, agent) => desk.ResetAsync(agent.Id, agent.Version, byOperator: true, Operator, cancellationToken), cancellationToken));

    private static Command Remove(Func<string[], WebApplication> build) =>
        Command("remove", "Removes an account and ends its sessions; the last administrator stays.", [Email], build, async (services, arguments, cancellationToken) =>
            await ChangeAsync(services, arguments, (desk, agent) => desk.RemoveAsync(agent.Id, agent.Version, Operator, cancellationToken), cancellationToken));

    private static async Task<int> ChangeAsync(
        IServiceProvider services, ParseResult arguments, Func<AccountDesk, Agent, Task<AccountAnswer>> changeAsync, CancellationToken cancellationToken)
    {
        var email = arguments.GetRequiredValue(Email).Trim().ToLowerInvariant();
        var agent = await services.GetRequiredService<AgentStore>().FindByEmailAsync(email, cancellationToken);
        return await SayAsync(services, agent is null ? new AccountAnswer(AccountOutcome.Unknown) : await changeAsync(services.GetRequiredService<AccountDesk>(), agent));
    }

    private static async Task<int> SayAsync(IServiceProvider services, AccountAnswer answer)
    {
        if (answer is { Outcome: AccountOutcome.Done, LinkPath: { } path })
        {
            var address = services.GetRequiredService<IOptions<UploadLinkOptions>>().Value.PublicAddress;
            var hours = services.GetRequiredService<IOptions<ConsoleOptions>>().Value.LinkHours;
            await Console.Out.WriteLineAsync($"Hand this link over; it is good once, for {hours} hours:\n{new Uri(address, path)}");
            return 0;
        }

        await (answer.Outcome == AccountOutcome.Done ? Console.Out : Console.Error).WriteLineAsync(answer.Outcome switch
        {
            AccountOutcome.Done => "Done.",
            AccountOutcome.Unknown => "There is no account with that address.",
            AccountOutcome.AddressTaken => "There is an account with that address already.",
            AccountOutcome.LastAdministrator => "This is the last administrator who can sign in: add another one first.",
            AccountOutcome.Malformed => "Give one e-mail address and a name of at most 80 letters.",
            AccountOutcome.Stale => "The account was changed at the same moment: try again.",
            _ => throw new InvalidOperationException($"No words for {answer.Outcome}."),
        });
        return answer.Outcome == AccountOutcome.Done ? 0 : Failed;
    }

    private static Command Command(
        string name, string description, Option[] options, Func<string[], WebApplication> build, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> runAsync)
    {
        var command = new Command(name, description) { TreatUnmatchedTokensAsErrors = false };
        Array.ForEach(options, command.Add);
        command.SetAction(async (result, cancellationToken) =>
        {
            // What is no argument of the command is configuration, as for serving.
            await using var app = build([.. result.UnmatchedTokens, QuietLog]);
            return await runAsync(app.Services, result, cancellationToken);
        });
        return command;
    }
}
