using System.Text.RegularExpressions;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Migrations;
using SupportBot.Bot.Persistence.Sqlite;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Persistence;

/// <summary>The scripts, and how SQLite gets them.</summary>
[Trait("Storage", "Sqlite")]
public sealed partial class MigrationTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory.File("test.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_new_file_gets_every_script_once()
    {
        SqliteDatabase.Open(Path, Now).Dispose();
        using var database = SqliteDatabase.Open(Path, Now.AddDays(1));

        var applied = await database.QueryAsync(
            SqlStatement.Of("SELECT number, applied_at FROM schema_version ORDER BY number"),
            reader => (reader.GetInt32(0), Instants.Read(reader, 1)),
            TestContext.Current.CancellationToken);

        applied.Select(row => row.Item1).ShouldBe(MigrationScripts.Of(StorageProvider.Sqlite).Select(script => script.Number));
        applied.ShouldAllBe(row => row.Item2 == Now);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        using (var database = SqliteDatabase.Open(Path, Now))
        {
            await database.WriteAsync([SqlStatement.Of("INSERT INTO schema_version (number, name, applied_at) VALUES (9999, 'later', $1)", Now)]);
        }

        var refusal = Should.Throw<SchemaTooNewException>(() => SqliteDatabase.Open(Path, Now));

        refusal.Found.ShouldBe(9999);
        refusal.Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task Two_that_open_a_new_file_at_once_both_get_the_schema()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SqliteDatabase.Open(Path, Now), TestContext.Current.CancellationToken)));

        foreach (var database in databases)
        {
            (await database.WriteAsync([SqlStatement.Of("DELETE FROM secrets")])).ShouldBe(WriteOutcome.Committed);
            database.Dispose();
        }
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public void Scripts_are_numbered_from_one_without_gaps(object engine)
    {
        var numbers = MigrationScripts.Of((StorageProvider)engine).Select(script => script.Number).ToList();

        numbers.ShouldNotBeEmpty();
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count));
    }

    [Fact]
    public void Both_engines_have_the_same_tables_columns_and_indexes()
    {
        Shape(StorageProvider.Sqlite).ShouldBe(Shape(StorageProvider.Postgres));
    }

    [Fact]
    public async Task The_file_is_written_ahead_and_flushed_fully()
    {
        using var database = SqliteDatabase.Open(Path, Now);

        var mode = await database.QueryAsync(SqlStatement.Of("PRAGMA journal_mode"), reader => reader.GetString(0), TestContext.Current.CancellationToken);

        mode.ShouldBe(["wal"]);
    }

    /// <summary>Names of tables, columns and indexes, and whether columns may be null; types are each engine's own.</summary>
    private static List<string> Shape(StorageProvider engine)
    {
        var shape = new List<string>();
        var table = "";
        foreach (var line in MigrationScripts.Of(engine).SelectMany(script => script.Sql.Split('\n')).Where(line => !line.StartsWith("--", StringComparison.Ordinal)))
        {
            if (CreateTable().Match(line) is { Success: true } created)
            {
                table = created.Groups["name"].Value;
                shape.Add($"table {table}");
            }
            else if (Column().Match(line) is { Success: true } column)
            {
                shape.Add($"{table}.{column.Groups["name"].Value} {(line.Contains("NOT NULL", StringComparison.Ordinal) || line.Contains("PRIMARY KEY", StringComparison.Ordinal) ? "required" : "nullable")}");
            }
            else if (line.StartsWith("CREATE", StringComparison.Ordinal))
            {
                shape.Add(line.Trim());
            }
        }

        return shape;
    }

    [GeneratedRegex(@"^CREATE TABLE (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex CreateTable();

    [GeneratedRegex(@"^    (?<name>[a-z_0-9]+) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Column();
}
