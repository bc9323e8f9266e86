using Npgsql;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Postgres;
using SupportBot.Bot.Persistence.Sqlite;

namespace SupportBot.Testing.Hosting;

/// <summary>
/// Where the tests keep their data: SQLite, or, with <c>SUPPORTBOT_TEST_STORAGE=Postgres</c>, the server that <c>SUPPORTBOT_TEST_POSTGRES</c> names. There each
/// folder of data is a schema of its own, so that whoever starts again on the same folder finds what was left.
/// </summary>
public static class TestStorage
{
    /// <summary>Connection string of a PostgreSQL server for tests; null when there is none.</summary>
    public static string? PostgresServer { get; } = System.Environment.GetEnvironmentVariable("SUPPORTBOT_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    /// <summary>Whether tests that do not say which engine they mean run on PostgreSQL.</summary>
    public static bool IsPostgres { get; } = System.Environment.GetEnvironmentVariable("SUPPORTBOT_TEST_STORAGE") == "Postgres";

    /// <summary>The settings that keep the data of <paramref name="directory"/> in the engine of this run.</summary>
    public static IReadOnlyDictionary<string, string> Settings(string directory) => IsPostgres ? PostgresSettings(directory) : SqliteSettings(directory);

    /// <summary>The settings that keep the data of <paramref name="directory"/> on the PostgreSQL server, in the schema of that folder.</summary>
    public static IReadOnlyDictionary<string, string> PostgresSettings(string directory) => new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Storage:Provider"] = "Postgres",
        ["Storage:ConnectionString"] = Schema(directory),
        ["Storage:DataDirectory"] = directory,
    };

    /// <summary>Skips the test where no PostgreSQL is at hand.</summary>
    public static void NeedsPostgres() => Assert.SkipWhen(
        PostgresServer is null,
        "Needs PostgreSQL: apt-get install postgresql, start it, and set SUPPORTBOT_TEST_POSTGRES to its connection string (.ci/run does all that).");

    internal static IDatabase Open(string file, DateTimeOffset now) => IsPostgres ? OpenPostgres(file, now) : SqliteDatabase.Open(file, now);

    internal static PostgresDatabase OpenPostgres(string name, DateTimeOffset now) => PostgresDatabase.Open(Schema(name), now);

    private static Dictionary<string, string> SqliteSettings(string directory) => new(StringComparer.OrdinalIgnoreCase) { ["Storage:DataDirectory"] = directory };

    /// <summary>A connection string whose tables are those of <paramref name="name"/> alone.</summary>
    private static string Schema(string name)
    {
        NeedsPostgres();
        var schema = $"t{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..24]}";
        using var connection = new NpgsqlConnection(PostgresServer);
        connection.Open();
#pragma warning disable CA2100 // Letters and digits of a hash.
        using var command = new NpgsqlCommand($"CREATE SCHEMA IF NOT EXISTS {schema}", connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return $"{PostgresServer};Search Path={schema};Maximum Pool Size=8";
    }
}
