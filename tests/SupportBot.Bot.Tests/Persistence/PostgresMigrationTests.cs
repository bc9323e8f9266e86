using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Migrations;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Persistence;

/// <summary>How PostgreSQL gets the scripts.</summary>
public sealed class PostgresMigrationTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Nodes_that_start_together_apply_every_script_once()
    {
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => TestStorage.OpenPostgres(_directory.FullName, Now), TestContext.Current.CancellationToken)));

        var applied = await nodes[0].QueryAsync(
            SqlStatement.Of("SELECT number FROM schema_version ORDER BY number"), reader => reader.GetInt32(0), TestContext.Current.CancellationToken);
        applied.ShouldBe(MigrationScripts.Of(StorageProvider.Postgres).Select(script => script.Number));
        Array.ForEach(nodes, node => node.Dispose());
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        using (var database = TestStorage.OpenPostgres(_directory.FullName, Now))
        {
            await database.WriteAsync([SqlStatement.Of("INSERT INTO schema_version (number, name, applied_at) VALUES (9999, 'later', $1)", Now)]);
        }

        Should.Throw<SchemaTooNewException>(() => TestStorage.OpenPostgres(_directory.FullName, Now)).Found.ShouldBe(9999);
    }

    [Fact]
    public void A_server_that_is_not_there_is_named_with_the_mend() =>
        Should.Throw<DatabaseUnavailableException>(() => Bot.Persistence.Postgres.PostgresDatabase.Open("Host=127.0.0.1;Port=1;Username=nobody", Now))
            .Message.ShouldContain("Storage:ConnectionString");
}
