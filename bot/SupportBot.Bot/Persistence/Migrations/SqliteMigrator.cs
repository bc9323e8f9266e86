using SupportBot.Bot.Persistence.Sqlite;

namespace SupportBot.Bot.Persistence.Migrations;

/// <summary>Brings a SQLite file to the newest schema, one transaction per script; two processes that start together take turns.</summary>
internal static class SqliteMigrator
{
    public static void Migrate(SqliteSession session, DateTimeOffset now)
    {
        session.Run("CREATE TABLE IF NOT EXISTS schema_version (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
        var scripts = MigrationScripts.Of(StorageProvider.Sqlite);
        foreach (var script in MigrationScripts.After(Version(session), scripts))
        {
            Apply(session, script, now);
        }
    }

    private static int Version(SqliteSession session) =>
        session.Query(SqlStatement.Of("SELECT COALESCE(MAX(number), 0) FROM schema_version"), static reader => reader.GetInt32(0))[0];

    private static void Apply(SqliteSession session, Migration script, DateTimeOffset now)
    {
        session.Run("BEGIN IMMEDIATE");
        try
        {
            if (Version(session) < script.Number)
            {
                session.Run(script.Sql);
                session.Execute(SqlStatement.Of("INSERT INTO schema_version (number, name, applied_at) VALUES ($1, $2, $3)", script.Number, script.Name, now));
            }

            session.Run("COMMIT");
        }
        catch
        {
            session.Run("ROLLBACK");
            throw;
        }
    }
}
