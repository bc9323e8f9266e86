using System.Net;
using Microsoft.Data.Sqlite;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.CommandLine;

[Trait("Storage", "Sqlite")]
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _copies = new();
    private readonly TemporaryDirectory _elsewhere = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _data.Dispose();
        _copies.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task F18_a_copy_made_while_the_bot_answers_opens_elsewhere_with_what_was_said()
    {
        await using var server = new SupportBotServer { DataDirectory = _data.FullName };
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        await client.SayAsync("merci", Cancel);

        (await RunAsync(_data, "backup", "--out", _copies.FullName)).ExitCode.ShouldBe(0);
        await client.SayAsync("au revoir", Cancel);
        (await RunAsync(_elsewhere, "restore", Copy())).ExitCode.ShouldBe(0);

        await using var restored = new SupportBotServer { DataDirectory = _elsewhere.FullName };
        using var again = new DirectLineClient(restored.Http()) { Credential = client.Credential, ConversationId = client.ConversationId, UserId = client.UserId };
        (await again.HistoryAsync(Cancel)).Count(activity => activity.GetProperty("from").GetProperty("role").GetString() == "user").ShouldBe(1);
        (await again.SayAsync("bonjour", Cancel)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task F17_a_damaged_copy_is_refused_and_nothing_is_changed()
    {
        await using (var server = new SupportBotServer { DataDirectory = _data.FullName })
        {
            using var client = await DirectLineClient.StartAsync(server, Cancel);
        }

        (await RunAsync(_data, "backup", "--out", _copies.FullName)).ExitCode.ShouldBe(0);
        await using (var copy = new FileStream(Copy(), FileMode.Open))
        {
            copy.Position = copy.Length / 2;
            await copy.WriteAsync(new byte[20_000], Cancel);
        }

        var before = await File.ReadAllBytesAsync(_data.File("supportbot.db"), Cancel);
        var (exitCode, output) = await RunAsync(_data, "restore", Copy());

        exitCode.ShouldNotBe(0);
        output.ShouldContain("cannot be restored");
        (await File.ReadAllBytesAsync(_data.File("supportbot.db"), Cancel)).ShouldBe(before);
        Directory.EnumerateFiles(_data.FullName, "*before-restore*").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_of_a_newer_version_is_refused_and_the_former_database_is_kept_otherwise()
    {
        await using (var server = new SupportBotServer { DataDirectory = _data.FullName })
        {
            using var client = await DirectLineClient.StartAsync(server, Cancel);
        }

        (await RunAsync(_data, "backup", "--out", _copies.FullName)).ExitCode.ShouldBe(0);
        (await RunAsync(_data, "restore", Copy())).ExitCode.ShouldBe(0);
        Directory.EnumerateFiles(_data.FullName, "supportbot.db.before-restore-*").ShouldHaveSingleItem();

        await using (var connection = new SqliteConnection($"Data Source={Copy()};Pooling=false"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO schema_version (number, name, applied_at) VALUES (9999, 'later', '2030-01-01')";
            await command.ExecuteNonQueryAsync(Cancel);
        }

        var (exitCode, output) = await RunAsync(_data, "restore", Copy());
        exitCode.ShouldNotBe(0);
        output.ShouldContain("9999");
    }

    [Fact]
    public async Task A_restore_beside_a_running_bot_is_refused()
    {
        await using var server = new SupportBotServer { DataDirectory = _data.FullName };
        using var client = await DirectLineClient.StartAsync(server, Cancel);
        (await RunAsync(_data, "backup", "--out", _copies.FullName)).ExitCode.ShouldBe(0);

        var (exitCode, output) = await RunAsync(_data, "restore", Copy());

        exitCode.ShouldNotBe(0);
        output.ShouldContain("stop the bot");
        (await client.SayAsync("merci", Cancel)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private string Copy() => Directory.EnumerateFiles(_copies.FullName, "supportbot-*.db").Single();

    private static async Task<(int ExitCode, string Output)> RunAsync(TemporaryDirectory data, params string[] arguments)
    {
        await using var process = new BotProcess(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Storage:DataDirectory"] = data.FullName }, arguments);
        var exitCode = await process.ExitCodeAsync(Cancel);
        return (exitCode, process.Output);
    }
}
