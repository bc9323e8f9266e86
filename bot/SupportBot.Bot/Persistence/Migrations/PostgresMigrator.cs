using Npgsql;
using SupportBot.Bot.Persistence.Postgres;

namespace SupportBot.Bot.Persistence.Migrations;

/// <summary>Brings a PostgreSQL database to the newest schema, one transaction per script; nodes that start together take turns.</summary>
internal static class PostgresMigrator
{
    /// <summary>Advisory lock of the migrations, a number of our own choice.</summary>
    private const string Lock = "SELECT pg_advisory_lock(5283201174)";

    private const string Unlock = "SELECT pg_advisory_unlock(5283201174)";

    private const string CreateVersions =
        "CREATE TABLE IF NOT EXISTS schema_version (number bigint NOT NULL PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL)";

    public static void Migrate(NpgsqlDataSource source, DateTimeOffset now)
    {
        using var connection = source.OpenConnection();
        Run(connection, Lock);
        try
        {
            Run(connection, CreateVersions);
            foreach (var script in MigrationScripts.After(Version(connection), MigrationScripts.Of(StorageProvider.Postgres)))
            {
                Apply(connection, script, now);
            }

            Run(connection, PostgresStatements.RequireRows);
        }
        finally
        {
            Run(connection, Unlock);
        }
    }

    private static int Version(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT COALESCE(MAX(number), 0) FROM schema_version", connection);
        return (int)(long)command.ExecuteScalar()!;
    }

    private static void Apply(NpgsqlConnection connection, Migration script, DateTimeOffset now)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, script.Sql);
        using var note = new NpgsqlCommand("INSERT INTO schema_version (number, name, applied_at) VALUES ($1, $2, $3)", connection);
        note.Parameters.Add(new NpgsqlParameter<long> { TypedValue = script.Number });
        note.Parameters.Add(new NpgsqlParameter<string> { TypedValue = script.Name });
        note.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });
        note.ExecuteNonQuery();
        transaction.Commit();
    }

    private static void Run(NpgsqlConnection connection, string script)
    {
#pragma warning disable CA2100 // Scripts are constants of the product.
        using var command = new NpgsqlCommand(script, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
