using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SupportBot.Bot.Persistence.Migrations;

namespace SupportBot.Bot.Persistence.Sqlite;

/// <summary>SQLite in WAL mode with <c>synchronous=FULL</c>: what was acknowledged survives a power cut; what was deleted is overwritten.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private const string Waiting = "PRAGMA busy_timeout = 5000;";
    private const string WriterPragmas = Waiting + "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -20000; PRAGMA journal_size_limit = 67108864;";
    private const string ReaderPragmas = Waiting + "PRAGMA query_only = 1; PRAGMA cache_size = -2000;";

    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly string _connectionString;
    private readonly SqliteWriter _writer;
    private volatile bool _closed;

    private SqliteDatabase(string connectionString, SqliteSession writing)
    {
        _connectionString = connectionString;
        _writer = new SqliteWriter(writing);
    }

    /// <summary>Opens the file, creates it when absent, and brings its schema up to date.</summary>
    /// <exception cref="SchemaTooNewException">A later version of the product wrote the file.</exception>
    /// <exception cref="DatabaseUnavailableException">It cannot be opened or written, is damaged, or a restore of it was cut short.</exception>
    public static SqliteDatabase Open(string path, DateTimeOffset now)
    {
        SQLitePCL.Batteries_V2.Init();
        if (SqliteBackup.IsRestoreUnfinished(path, out var left))
        {
            throw new DatabaseUnavailableException($"A restore was cut short: {left} is left of it. Run restore again with the same copy; or delete that file, and the bot starts with {path} as it is.");
        }

        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
        try
        {
            return new SqliteDatabase(connectionString, OpenWriter(connectionString, now));
        }
        catch (SqliteException failure) when (SqliteErrors.MeansUnavailable(failure))
        {
            throw new DatabaseUnavailableException(SqliteErrors.Explain(failure, path), failure);
        }
    }

    private static SqliteSession OpenWriter(string connectionString, DateTimeOffset now)
    {
        var session = new SqliteSession(connectionString, WriterPragmas);
        try
        {
            SqliteMigrator.Migrate(session, now);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public Task<WriteOutcome> WriteAsync(IReadOnlyList<SqlStatement> unit) => _writer.WriteAsync(unit);

    public ValueTask<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var reader = Rent();
        try
        {
            return ValueTask.FromResult<IReadOnlyList<T>>(reader.Query(statement, map));
        }
        catch (SqliteException failure) when (SqliteErrors.MeansUnavailable(failure))
        {
            throw new DatabaseUnavailableException("The database cannot be read.", failure);
        }
        finally
        {
            Return(reader);
        }
    }

    public async ValueTask<DbConnection> OpenReadAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = ReaderPragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (SqliteException failure)
        {
            await connection.DisposeAsync();
            throw new DatabaseUnavailableException("The database cannot be opened.", failure);
        }
    }

    public ValueTask<IReadOnlyList<TextColumn>> TextColumnsAsync(CancellationToken cancellationToken) => QueryAsync(
        SqlStatement.Of("SELECT t.name, c.name FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' AND c.type = 'TEXT' ORDER BY t.name, c.name"),
        static reader => new TextColumn(reader.GetString(0), reader.GetString(1)),
        cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The main file needs nothing (<c>secure_delete</c>); the log beside it still holds the pages as they were.</remarks>
    public async Task ForgetDeletedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new SqliteConnection(_connectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = Waiting;
            await command.ExecuteNonQueryAsync(cancellationToken);
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (await reader.ReadAsync(cancellationToken) && reader.GetInt64(0) != 0)
            {
                throw new DatabaseUnavailableException("The write-ahead log is in use and could not be emptied: try again.");
            }
        }
        catch (SqliteException failure)
        {
            throw new DatabaseUnavailableException("The write-ahead log could not be emptied.", failure);
        }
    }

    public void Dispose()
    {
        _closed = true;
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private SqliteSession Rent()
    {
        if (_readers.TryTake(out var reader))
        {
            return reader;
        }

        try
        {
            return new SqliteSession(_connectionString, ReaderPragmas);
        }
        catch (SqliteException failure)
        {
            throw new DatabaseUnavailableException("The database cannot be opened.", failure);
        }
    }

    private void Return(SqliteSession reader)
    {
        if (_closed)
        {
            reader.Dispose();
        }
        else
        {
            _readers.Add(reader);
        }
    }
}
