using System.Data.Common;

namespace SupportBot.Bot.Persistence;

/// <summary>The database, whichever engine it is. Thread-safe.</summary>
internal interface IDatabase : IDisposable
{
    /// <summary>
    /// Runs the statements in one transaction, all or none; returns once they are on disk. The caller's cancellation does not undo
    /// what was handed over, so there is no token.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The engine cannot write now (down, full, read-only, too busy).</exception>
    /// <exception cref="DbException">A statement is wrong: a bug.</exception>
    Task<WriteOutcome> WriteAsync(IReadOnlyList<SqlStatement> unit);

    /// <summary>Reads rows that are committed.</summary>
    /// <exception cref="DatabaseUnavailableException">The engine cannot be read now.</exception>
    ValueTask<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<DbDataReader, T> map, CancellationToken cancellationToken);

    /// <summary>An open connection that only reads, for lists and reports through Dapper. Dispose of it.</summary>
    /// <exception cref="DatabaseUnavailableException">The engine cannot be read now.</exception>
    ValueTask<DbConnection> OpenReadAsync(CancellationToken cancellationToken);

    /// <summary>All columns that hold text.</summary>
    /// <exception cref="DatabaseUnavailableException">The engine cannot be read now.</exception>
    ValueTask<IReadOnlyList<TextColumn>> TextColumnsAsync(CancellationToken cancellationToken);

    /// <summary>Overwrites what deleted and changed rows left in the files, after an erasure. Slow.</summary>
    /// <exception cref="DatabaseUnavailableException">The engine cannot do so now.</exception>
    Task ForgetDeletedAsync(CancellationToken cancellationToken);
}

/// <summary>A column of the schema.</summary>
internal sealed record TextColumn(string Table, string Name);

/// <summary>What became of a unit of statements.</summary>
internal enum WriteOutcome
{
    /// <summary>All is on disk.</summary>
    Committed,

    /// <summary>A statement touched another number of rows than it expected: nothing was kept.</summary>
    Conflict,
}

/// <summary>The database cannot serve now; the same call may succeed later. Channels answer 503 with Retry-After.</summary>
internal sealed class DatabaseUnavailableException : Exception
{
    public DatabaseUnavailableException(string message)
        : base(message)
    {
    }

    public DatabaseUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
