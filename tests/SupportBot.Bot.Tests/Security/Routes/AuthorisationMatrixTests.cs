using System.Globalization;
using System.Text;
using SupportBot.Bot.AgentConsole.Accounts;
using SupportBot.Bot.Tests.AgentConsole;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Routes;

/// <summary>
/// Who gets what on which route: <c>authorisation.txt</c> beside this file has a line for every route of the product, with the status that each actor gets. A new
/// route without a line fails here, and so does a route that lets somebody else in than it did.
/// </summary>
public sealed class AuthorisationMatrixTests(RouteWalk walk)
{
    private static string File => Repository.Path("tests", "SupportBot.Bot.Tests", "Security", "Routes", "authorisation.txt");

    [Fact]
    [Trait("Attack", "S01")]
    [Trait("Attack", "S28")]
    [Trait("Attack", "S32")]
    [Trait("Attack", "S34")]
    public async Task Every_route_answers_every_actor_as_its_line_says()
    {
        var visits = await walk.VisitsAsync();
        var actual = Lines(visits);
        if (System.Environment.GetEnvironmentVariable("SUPPORTBOT_WRITE_MATRIX") is { Length: > 0 })
        {
            await System.IO.File.WriteAllLinesAsync(File, actual, TestContext.Current.CancellationToken);
        }

        var expected = await System.IO.File.ReadAllLinesAsync(File, TestContext.Current.CancellationToken);

        actual.ShouldBe(expected);
    }

    /// <summary>The walk posts forms without their proof, which is asked for first; this goes past it.</summary>
    [Fact]
    public async Task S34_no_act_on_a_case_is_open_to_an_agent_of_another_queue_and_every_try_is_written_down()
    {
        var routes = (await walk.VisitsAsync()).Select(static visit => visit.Route).Where(static route => route.StartsWith("POST /console/cases/{reference}/", StringComparison.Ordinal)).Distinct().ToList();
        routes.Count.ShouldBeGreaterThan(10);
        await using var server = new SupportBotServer();
        var room = new CaseRoom(server);
        var file = await room.OpenAsync();
        using var browser = await ConsoleBrowser.SignInAsync(server, ConsoleRole.Agent, "autre");
        var page = await browser.GetAsync("/console/compte");
        foreach (var route in routes)
        {
            var path = route[5..].Replace("{reference}", file.Reference.ToString(), StringComparison.Ordinal).Replace("{letter}", "nothing", StringComparison.Ordinal);

            (await browser.PostAsync(path, page, ("version", $"{file.Version}"), ("text", "bonjour"))).Status.ShouldBe(System.Net.HttpStatusCode.NotFound, route);
        }

        (await room.AuditAsync(file.Reference.ToString())).Count(static line => line.StartsWith("request.refused", StringComparison.Ordinal)).ShouldBe(routes.Count);
        (await room.FindAsync(file.Reference)).Version.ShouldBe(file.Version);
    }

    private static List<string> Lines(IReadOnlyList<Visit> visits)
    {
        var actors = Enum.GetValues<Actor>();
        var lines = new List<string> { $"# {string.Join(' ', actors)}" };
        foreach (var route in visits.GroupBy(static visit => visit.Route, StringComparer.Ordinal))
        {
            var line = new StringBuilder();
            foreach (var actor in actors)
            {
                line.Append(CultureInfo.InvariantCulture, $"{(int)route.Single(visit => visit.Actor == actor).Status} ");
            }

            lines.Add($"{line}{route.Key}");
        }

        return lines;
    }
}
