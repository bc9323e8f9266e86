using System.Data.Common;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Sqlite;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Persistence;

/// <summary>What both engines promise.</summary>
public abstract class DatabaseTests : IDisposable
{
    private const string Insert = "INSERT INTO secrets (name, value, created_at) VALUES ($1, $2, $3)";
    private readonly TemporaryDirectory _directory = new();

    protected static DateTimeOffset Now { get; } = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public void Dispose()
    {
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Units_written_at_once_are_all_committed()
    {
        using var database = Open();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => database.WriteAsync([Row($"n{i}")])));

        outcomes.ShouldAllBe(outcome => outcome == WriteOutcome.Committed);
        (await CountAsync(database)).ShouldBe(500);
    }

    [Fact]
    public async Task A_unit_with_a_wrong_statement_fails_alone_and_leaves_nothing()
    {
        using var database = Open();
        var good = Enumerable.Range(0, 50).Select(i => database.WriteAsync([Row($"good{i}")])).ToList();
        var bad = database.WriteAsync([Row("half"), SqlStatement.Of("INSERT INTO no_such_table VALUES ($1)", 1)]);
        good.AddRange(Enumerable.Range(50, 50).Select(i => database.WriteAsync([Row($"good{i}")])));

        await Should.ThrowAsync<DbException>(bad);
        await Task.WhenAll(good);

        (await CountAsync(database)).ShouldBe(100);
    }

    [Fact]
    public async Task A_unit_that_touches_another_number_of_rows_is_a_conflict_and_leaves_nothing()
    {
        using var database = Open();
        await database.WriteAsync([Row("present")]);

        var outcome = await database.WriteAsync([Row("half"), SqlStatement.Of("DELETE FROM secrets WHERE name = $1", "absent").Touching(1)]);

        outcome.ShouldBe(WriteOutcome.Conflict);
        (await CountAsync(database)).ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_updates_of_one_version_one_wins()
    {
        using var database = Open();
        await database.WriteAsync([Row("row")]);
        var update = SqlStatement.Of("UPDATE secrets SET created_at = $1 WHERE name = $2 AND created_at = $3", Now.AddDays(1), "row", Now).Touching(1);

        var outcomes = await Task.WhenAll(database.WriteAsync([update]), database.WriteAsync([update]));

        outcomes.Order().ShouldBe([WriteOutcome.Committed, WriteOutcome.Conflict]);
    }

    [Fact]
    public async Task After_the_end_writes_are_refused_as_unavailable()
    {
        var database = Open();
        database.Dispose();

        await Should.ThrowAsync<DatabaseUnavailableException>(database.WriteAsync([Row("late")]));
    }

    [Fact]
    public async Task Readers_see_a_unit_whole_or_not_at_all()
    {
        using var database = Open();
        using var done = new CancellationTokenSource();
        var odd = 0;
        var reading = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    odd += (int)(await CountAsync(database) % 2);
                }
            },
            TestContext.Current.CancellationToken);

        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => database.WriteAsync([Row($"a{i}"), Row($"b{i}")])));
        await done.CancelAsync();
        await reading;

        odd.ShouldBe(0);
    }

    [Fact]
    public async Task Instants_texts_numbers_and_bytes_come_back_as_they_went()
    {
        using var database = Open();
        var instant = new DateTimeOffset(2026, 11, 22, 8, 0, 0, 123, TimeSpan.FromHours(1)).AddTicks(4567);
        byte[] bytes = [0, 1, 2, 255];
        await database.WriteAsync([SqlStatement.Of(Insert, "é'\"; DROP TABLE secrets", bytes, instant)]);

        var rows = await database.QueryAsync(
            SqlStatement.Of("SELECT name, value, created_at FROM secrets"),
            reader => (reader.GetString(0), reader.GetFieldValue<byte[]>(1), Instants.Read(reader, 2)),
            TestContext.Current.CancellationToken);

        rows.ShouldHaveSingleItem();
        rows[0].Item1.ShouldBe("é'\"; DROP TABLE secrets");
        rows[0].Item2.ShouldBe(bytes);
        rows[0].Item3.ShouldBe(instant.ToUniversalTime(), TimeSpan.FromMicroseconds(1));
    }

    private protected abstract IDatabase Open(string file);

    private static SqlStatement Row(string name) => SqlStatement.Of(Insert, name, new byte[] { 1 }, Now);

    private static async Task<long> CountAsync(IDatabase database) =>
        (await database.QueryAsync(SqlStatement.Of("SELECT COUNT(*) FROM secrets"), reader => reader.GetInt64(0), CancellationToken.None))[0];

    private IDatabase Open() => Open(_directory.File("test.db"));
}

public sealed class SqliteDatabaseTests : DatabaseTests
{
    private protected override IDatabase Open(string file) => SqliteDatabase.Open(file, Now);
}

public sealed class PostgresDatabaseTests : DatabaseTests
{
    private protected override IDatabase Open(string file) => TestStorage.OpenPostgres(file, Now);
}
