using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Privacy;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Privacy;

public sealed class RetentionTests
{
    /// <summary>Long ago: the audit log lets nothing go that the real clock calls younger than thirteen months.</summary>
    private static readonly DateTimeOffset Start = new(2024, 1, 10, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversation_without_a_case_goes_after_thirty_days_and_not_before()
    {
        var clock = new ManualTimeProvider(Start);
        await using var server = new SupportBotServer().At(clock);
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await client.SayAsync("merci", Cancel);
        var retention = server.Services.GetRequiredService<Retention>();

        clock.Advance(TimeSpan.FromDays(29.9));
        await retention.RunAsync(Cancel);
        (await CountAsync(server, "activities")).ShouldBeGreaterThan(0);
        clock.Advance(TimeSpan.FromDays(0.2));
        await retention.RunAsync(Cancel);

        (await CountAsync(server, "activities")).ShouldBe(0);
        (await CountAsync(server, "conversations")).ShouldBe(0);
    }

    [Fact]
    public async Task A_case_keeps_its_conversation_for_thirteen_months_and_then_nothing_of_them_is_left()
    {
        // In the evening: nobody waits in a queue, and no time-out is left behind.
        var clock = new ManualTimeProvider(Start.AddHours(12));
        await using var server = new SupportBotServer().At(clock);
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await client.SayAsync("je veux parler à un conseiller", Cancel);
        await client.SayAsync("claire@acme.example", Cancel);
        (await CountAsync(server, "cases")).ShouldBe(1);
        await AtRestAsync(server, clock);
        var retention = server.Services.GetRequiredService<Retention>();

        clock.Advance(TimeSpan.FromDays(365));
        await AtRestAsync(server, clock);
        await retention.RunAsync(Cancel);
        (await CountAsync(server, "cases")).ShouldBe(1);
        (await CountAsync(server, "activities")).ShouldBeGreaterThan(0);
        clock.Advance(TimeSpan.FromDays(33));
        await AtRestAsync(server, clock);
        await retention.RunAsync(Cancel);

        foreach (var table in KeptTables.All.Where(static table => (table.Case ?? table.Conversation) is not null && table.Class == RetentionClass.WithItsOwner))
        {
            (await CountAsync(server, table.Name)).ShouldBe(0, table.Name);
        }
    }

    [Fact]
    public async Task What_comes_too_late_is_not_written_into_the_history_of_a_case_that_is_gone()
    {
        await using var server = new SupportBotServer();
        using var client = server.Http();
        var database = server.Services.GetRequiredService<IDatabase>();

        await database.WriteAsync([CaseRows.History("SB-2026-000001", Start, CaseActors.System, "handoff", null, null, "mail_no_answer")]);

        (await CountAsync(server, "case_history")).ShouldBe(0);
    }

    [Fact]
    public async Task The_job_runs_by_itself_once_a_day()
    {
        var clock = new ManualTimeProvider(Start);
        await using var server = new SupportBotServer().At(clock);
        server.Settings["Retention:Enabled"] = "true";
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        clock.Advance(TimeSpan.FromMinutes(11));
        await Eventually.HoldsAsync(() => server.Logs.All.Count(line => line.Contains("Retention:", StringComparison.Ordinal)) == 1, Cancel);

        await Eventually.HoldsAsync(
            async () =>
            {
                clock.Advance(TimeSpan.FromDays(1));
                return await CountAsync(server, "conversations") == 0;
            },
            Cancel);
    }

    /// <summary>A table that nobody has thought about would keep people's words for ever.</summary>
    [Fact]
    public async Task Every_table_of_the_schema_is_listed_and_every_listed_column_exists()
    {
        await using var server = new SupportBotServer();
        using var client = server.Http();
        var database = server.Services.GetRequiredService<IDatabase>();
        var columns = await database.TextColumnsAsync(Cancel);

        KeptTables.All.Select(table => table.Name).Distinct().Count().ShouldBe(KeptTables.All.Count);
        columns.Select(column => column.Table).Except(KeptTables.All.Select(table => table.Name)).ShouldBeEmpty();
        foreach (var table in KeptTables.All)
        {
            foreach (var column in new[] { table.Conversation, table.Case, table.Address, table.EmptiedAddress, table.Since, table.SinceDay }.OfType<string>())
            {
                await database.QueryAsync(SqlStatement.Of($"SELECT {column} FROM {table.Name} LIMIT 1"), reader => reader.FieldCount, Cancel);
            }
        }
    }

    /// <summary>Waits until the jobs have done what was due: mails have left, late copies are sent. The test's clock moves a little, so that they look.</summary>
    private static Task AtRestAsync(SupportBotServer server, ManualTimeProvider clock) => Eventually.HoldsAsync(
        async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(20));
            return await CountAsync(server, "outbox WHERE state = 'waiting'") + await CountAsync(server, "late_copies") + await CountAsync(server, "agent_mails") == 0;
        },
        Cancel);

    private static async Task<long> CountAsync(SupportBotServer server, string table) => (await server.Services.GetRequiredService<IDatabase>()
        .QueryAsync(SqlStatement.Of($"SELECT COUNT(*) FROM {table}"), reader => reader.GetInt64(0), Cancel))[0];
}
