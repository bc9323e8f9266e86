using Microsoft.Data.Sqlite;
using SupportBot.Bot.Persistence.Migrations;

namespace SupportBot.Bot.Persistence.Sqlite;

/// <summary>Copies of a SQLite database: made while the bot runs, checked before they count, put back only where nothing is lost.</summary>
internal static class SqliteBackup
{
    private const string Partial = ".partial";

    /// <summary>Files that belong to a database beside it.</summary>
    private static readonly string[] Companions = ["-wal", "-shm"];

    /// <summary>Where a copy lies while it is written.</summary>
    public static string PartialOf(string target) => target + Partial;

    /// <summary>Writes a consistent copy (https://www.sqlite.org/backup.html) and checks it; what is left of a copy that failed is removed.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be read, or the copy cannot be written.</exception>
    public static void Write(string database, string target)
    {
        var partial = PartialOf(target);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
            using (var from = Open(database, SqliteOpenMode.ReadOnly))
            using (var to = Open(partial, SqliteOpenMode.ReadWriteCreate))
            {
                from.BackupDatabase(to);
                Execute(to, "PRAGMA journal_mode = DELETE");
            }

            if (Fault(partial) is { } fault)
            {
                throw new DatabaseUnavailableException($"The copy is damaged, and so may be the database: {fault}");
            }

            File.Move(partial, target, overwrite: false);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"The backup could not be written: {failure.Message}", failure);
        }
        finally
        {
            if (File.Exists(partial))
            {
                File.Delete(partial);
            }
        }
    }

    /// <summary>Puts a copy in the database's place; the database that was there is kept beside it.</summary>
    /// <returns>Where the former database lies now; null when there was none.</returns>
    /// <exception cref="DatabaseUnavailableException">The copy is no database of this product, or is damaged, or is newer than this version: nothing was changed.</exception>
    public static string? Restore(string copy, string database, DateTimeOffset now)
    {
        if (!File.Exists(copy))
        {
            throw new DatabaseUnavailableException($"There is no file {copy}.");
        }

        if (Fault(copy) is { } fault)
        {
            throw new DatabaseUnavailableException($"{Path.GetFileName(copy)} cannot be restored: {fault}");
        }

        try
        {
            return Replace(copy, database, now);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"{Path.GetFileName(copy)} could not be put in the place of {database}: {failure.Message}", failure);
        }
    }

    /// <summary>Whether a restore of <paramref name="database"/> began and did not end: what is there now is not what somebody wanted there.</summary>
    public static bool IsRestoreUnfinished(string database, out string left)
    {
        left = database + Partial;
        return File.Exists(left);
    }

    private static string? Replace(string copy, string database, DateTimeOffset now)
    {
        var partial = database + Partial;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(database))!);
        File.Copy(copy, partial, overwrite: true);
        var former = File.Exists(database) ? $"{database}.before-restore-{now:yyyyMMdd-HHmmss}" : null;
        if (former is not null)
        {
            MoveAside(database, former);
        }

        File.Move(partial, database);
        return former;
    }

    /// <summary>What is wrong with a file; null when it is a whole database that this version understands.</summary>
    private static string? Fault(string path)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadOnly);
            if (Ask(connection, "PRAGMA integrity_check") is string verdict and not "ok")
            {
                return $"the integrity check says: {verdict}";
            }

            var version = Convert.ToInt32(Ask(connection, "SELECT MAX(number) FROM schema_version"), System.Globalization.CultureInfo.InvariantCulture);
            _ = MigrationScripts.After(version, MigrationScripts.Of(StorageProvider.Sqlite));
            return null;
        }
        catch (SqliteException failure)
        {
            return $"it is no database of SupportBot ({failure.Message}).";
        }
        catch (SchemaTooNewException newer)
        {
            return newer.Message;
        }
    }

    /// <summary>Takes the write-ahead log into the file first, so that the file moves whole.</summary>
    private static void MoveAside(string database, string former)
    {
        try
        {
            using var connection = Open(database, SqliteOpenMode.ReadWrite);
            Execute(connection, "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            File.Delete(database + Partial);
            throw new DatabaseUnavailableException("The database is in use: stop the bot, then restore.", busy);
        }
        catch (SqliteException)
        {
            // A database that is damaged beyond opening is what a restore is for.
        }

        File.Move(database, former);

        // A log that could not be taken in would be played into the copy that takes the file's place.
        foreach (var companion in Companions.Where(ending => File.Exists(database + ending)))
        {
            File.Move(database + companion, former + companion);
        }
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string statement) => Ask(connection, statement);

    private static object? Ask(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = statement;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
