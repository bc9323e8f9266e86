using Npgsql;

namespace SupportBot.Bot.Persistence.Postgres;

/// <summary>Reads PostgreSQL's error codes (https://www.postgresql.org/docs/current/errcodes-appendix.html).</summary>
internal static class PostgresErrors
{
    /// <summary>Raised by <see cref="PostgresStatements.RequireRows"/>: a statement touched another number of rows than it expected.</summary>
    public const string WrongRowCount = "SB001";

    /// <summary>Two transactions stood in each other's way; nothing was kept, and the same unit may succeed at once.</summary>
    public static bool MeansCollision(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>Whether the server, the line or the machine is at fault, not the statement.</summary>
    public static bool MeansUnavailable(Exception error) => error switch
    {
        PostgresException server => IsOfTheServer(server.SqlState),
        NpgsqlException or TimeoutException or ObjectDisposedException => true,
        _ => false,
    };

    /// <summary>What an operator has to set right when the server is there and lets the bot do nothing; null for another error.</summary>
    public static string? ExplainRefusal(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "Check Username and Password in Storage:ConnectionString.",
        PostgresErrorCodes.InvalidCatalogName => "Create the database, or correct Database in Storage:ConnectionString.",
        PostgresErrorCodes.InsufficientPrivilege => "Give the account of Storage:ConnectionString the right to create tables: make it the owner of the database.",
        _ => null,
    };

    /// <summary>By class: connection (08), transaction state such as read-only (25), resources (53), operator's acts and time-outs (57), system (58), corruption (XX).</summary>
    private static bool IsOfTheServer(string state) =>
        state[..2] is "08" or "25" or "53" or "57" or "58" or "XX"
        || state is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
