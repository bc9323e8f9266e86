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
}
