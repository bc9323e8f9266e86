using Microsoft.Data.Sqlite;

namespace SupportBot.Bot.Persistence.Sqlite;

/// <summary>Reads SQLite's result codes (https://www.sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    /// <summary>Whether the file or the machine is at fault, not the statement.</summary>
    public static bool MeansUnavailable(SqliteException error) => error.SqliteErrorCode
        is SQLitePCL.raw.SQLITE_BUSY
        or SQLitePCL.raw.SQLITE_LOCKED
        or SQLitePCL.raw.SQLITE_NOMEM
        or SQLitePCL.raw.SQLITE_READONLY
        or SQLitePCL.raw.SQLITE_IOERR
        or SQLitePCL.raw.SQLITE_CORRUPT
        or SQLitePCL.raw.SQLITE_FULL
        or SQLitePCL.raw.SQLITE_CANTOPEN
        or SQLitePCL.raw.SQLITE_PROTOCOL
        or SQLitePCL.raw.SQLITE_NOTADB;

    /// <summary>Cause and mend in words, for an operator whose bot does not start.</summary>
    public static string Explain(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN =>
            $"The database {path} cannot be opened for writing. The account that runs the bot needs write access to the file and to its folder; Storage:DataDirectory names another folder.",
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB =>
            $"The database {path} is damaged, or no database at all ({error.Message}). Put the newest backup back: SupportBot.Bot restore FILE. The present file is kept beside it.",
        SQLitePCL.raw.SQLITE_FULL => $"The disk of {path} is full: make room, then start again.",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => $"Another program holds the database {path}: SQLite serves one node. Stop the other one, or use PostgreSQL.",
        _ => $"The database {path} cannot be used ({error.Message}). Check the disk and the rights of the folder.",
    };
}
