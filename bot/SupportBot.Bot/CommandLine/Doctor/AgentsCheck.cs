using Microsoft.Extensions.Options;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.HandOff.Hub;
using SupportBot.Bot.HandOff.Teams;
using SupportBot.Bot.Outbox;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.CommandLine.Doctor;

/// <summary>Is there anybody who answers, and where are they told?</summary>
internal static class AgentsCheck
{
    private const string Example = "agents add --email anne@exemple.fr --name \"Anne Admin\" --role administrator";

    public static async Task<IReadOnlyList<Finding>> LookAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        var agents = await services.GetRequiredService<AgentStore>().ListAsync(cancellationToken);
        var active = agents.Count(static agent => agent.State == AgentState.Active);
        var hub = services.GetRequiredService<IOptions<HubOptions>>().Value;
        var findings = new List<Finding>
        {
            active > 0 ? Finding.Ok("agents", $"{active} can sign in to the console, where the queue shows who waits.")
            : hub.IsOn ? Finding.Note("agents", "Nobody can sign in to the console; hand-offs go to the outside hub.")
            : Finding.ToMend("agents", $"Nobody can sign in to the console, so nobody answers. Add the first: {Example}"),
        };
        if (hub.IsOn)
        {
            findings.Add(Finding.Ok("agents", $"Hand-offs go to {new Uri(hub.Address ?? "").Host}."));
        }

        findings.Add(await TeamsAsync(services, trial, cancellationToken));
        return findings;
    }

    private static async Task<Finding> TeamsAsync(IServiceProvider services, Trial trial, CancellationToken cancellationToken)
    {
        if (!services.GetRequiredService<IOptions<TeamsDeskOptions>>().Value.IsOn)
        {
            return Finding.Note("agents", "Escalation:Teams is not set: nobody is told in Teams.");
        }

        if (!trial.SendsCard)
        {
            return Finding.Note("agents", "A Teams channel is told of hand-offs; --send-card posts a test there.");
        }

        var (result, _) = await services.GetRequiredService<TeamsChannel>().PostAsync(Activity.Message("Ceci est un essai : les demandes de vos clients arriveront ici."), null, cancellationToken);
        return result.Delivery == Delivery.Sent
            ? Finding.Ok("agents", "The Teams channel took the test card: look whether it is there.")
            : Finding.ToMend("agents", $"The Teams channel did not take the test card ({result.Failure}). Check Escalation:Teams, and that the bot is installed in that team.");
    }
}
