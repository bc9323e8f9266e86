using System.Text.RegularExpressions;
using SupportBot.Bot.HandOff;
using SupportBot.Bot.Tests.HandOff.Desk;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Observability;

/// <summary>What <c>/metrics</c> prints after conversations; the meters are the process's, so that other tests count too: nothing here is an exact number of theirs.</summary>
public sealed partial class MetricsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Conversations_move_the_figures_of_turns_decisions_flows_and_hand_offs()
    {
        await using var talk = new LiveTalk();
        var before = await ReadAsync(talk.Server);
        await talk.BeginAsync(Cancel);
        await talk.SayAsync("où est le numéro de série de mon abonnement red hat ?", Cancel);
        await talk.SayAsync("Demande HP", Cancel);
        await talk.SayAsync("annuler", Cancel);
        var reference = await talk.QueueAsync(Cancel);
        await talk.PassAsync(TimeSpan.FromSeconds(45), Cancel);
        var waiting = await ReadAsync(talk.Server);
        (await talk.Desk.TakeAsync(reference, LiveTalk.Alice, DeskDoor.Console, Cancel)).IsDone.ShouldBeTrue();
        var after = await ReadAsync(talk.Server);

        Rise("supportbot_turn_seconds_count{route=\"directline\"}").ShouldBeGreaterThanOrEqualTo(6);
        Rise("supportbot_decisions_total{decision=\"answer\"}").ShouldBeGreaterThanOrEqualTo(1);
        Rise("supportbot_replies_total{kind=\"greeting\"}").ShouldBeGreaterThanOrEqualTo(2);
        Rise("supportbot_flows_started_total{flow=\"hp\"}").ShouldBeGreaterThanOrEqualTo(1);
        after.Keys.ShouldContain(key => key.StartsWith("supportbot_flows_abandoned_total{flow=\"hp\",slot=", StringComparison.Ordinal) && key.Contains("how=\"cancelled\"", StringComparison.Ordinal));
        Rise("supportbot_flows_finished_total{flow=\"agent\"}").ShouldBeGreaterThanOrEqualTo(1);
        Rise("supportbot_hand_off_steps_total{step=\"taken\"}").ShouldBeGreaterThanOrEqualTo(1);
        Rise("supportbot_hand_off_wait_seconds_sum").ShouldBeGreaterThan(44);
        after.Keys.ShouldContain("supportbot_hand_off_wait_seconds_bucket{le=\"60\"}");
        after.Keys.ShouldNotContain("supportbot_hand_off_wait_seconds_bucket{le=\"0.001\"}");
        waiting["supportbot_hand_offs_waiting"].ShouldBe(1);
        waiting["supportbot_hand_offs_oldest_seconds"].ShouldBeInRange(44, 60);
        after["supportbot_hand_offs_waiting"].ShouldBe(0);
        after["supportbot_hand_offs_held"].ShouldBe(1);
        after["supportbot_agents_present"].ShouldBe(1);

        double Rise(string key) => after.GetValueOrDefault(key) - before.GetValueOrDefault(key);
    }

    [Fact]
    public async Task Figures_of_the_moment_are_there_before_anything_has_happened()
    {
        await using var server = new SupportBotServer();

        var figures = await ReadAsync(server);

        figures["supportbot_database_up"].ShouldBe(1);
        figures["supportbot_outbox_waiting{kind=\"mail\"}"].ShouldBe(0);
        figures["supportbot_outbox_overdue_seconds{kind=\"mail\"}"].ShouldBe(0);
        figures["supportbot_dead_letters{kind=\"mail\"}"].ShouldBe(0);
        figures["supportbot_sockets_open"].ShouldBe(0);
        figures["supportbot_knowledge_entries"].ShouldBeGreaterThan(40);
        figures["supportbot_knowledge_age_seconds"].ShouldBeGreaterThanOrEqualTo(0);
        figures["supportbot_knowledge_problems{severity=\"error\"}"].ShouldBe(0);
    }

    [Fact]
    public async Task An_open_chat_window_is_an_open_socket()
    {
        await using var server = new SupportBotServer();
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await using (await client.ConnectAsync(Cancel))
        {
            await Eventually.HoldsAsync(async () => (await ReadAsync(server))["supportbot_sockets_open"] == 1, Cancel);
        }

        await Eventually.HoldsAsync(async () => (await ReadAsync(server))["supportbot_sockets_open"] == 0, Cancel);
    }

    [Theory]
    [InlineData("grafana-dashboard.json")]
    [InlineData("alerts.yml")]
    public async Task Every_figure_that_the_templates_name_is_printed(string file)
    {
        await using var server = new SupportBotServer();
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        var text = await File.ReadAllTextAsync(Repository.Path("deploymentTemplates", "monitoring", file), Cancel);
        var named = Named().Matches(text).Select(static match => match.Value).ToHashSet(StringComparer.Ordinal);

        var printed = await PrintAsync(server);

        named.Count.ShouldBeGreaterThan(8);
        var families = Families().Matches(printed).Select(static match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        named.Where(name => !families.Contains(name) && !families.Contains(Parts().Replace(name, ""))).ShouldBeEmpty();
    }

    [Fact]
    public async Task S75_labels_hold_nothing_of_what_people_said()
    {
        await using var talk = new LiveTalk();
        await talk.QueueAsync(Cancel);
        await talk.SayAsync("Mon contrat 7041002 et zoe.marqueur@exemple.fr, 0612345678", Cancel);

        var printed = await PrintAsync(talk.Server);

        foreach (var marker in new[] { "jean@acme", "7041002", "marqueur", "0612345678", talk.Customer.ConversationId, talk.Customer.UserId })
        {
            printed.ShouldNotContain(marker);
        }
    }

    private static async Task<string> PrintAsync(SupportBotServer server) =>
        (await new DirectLineClient(server.Http()).SendAsync(HttpMethod.Get, "/metrics", null, Cancel)).Text;

    private static async Task<IReadOnlyDictionary<string, double>> ReadAsync(SupportBotServer server) => (await PrintAsync(server))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(static line => line[0] != '#')
        .Select(static line => (At: line.LastIndexOf(' '), Line: line))
        .ToDictionary(static found => found.Line[..found.At], static found => double.Parse(found.Line[(found.At + 1)..], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    [GeneratedRegex("supportbot_[a-z_]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("^# TYPE (?<name>[a-z_]+) ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Families();

    [GeneratedRegex("_(bucket|sum|count)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();
}
