using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SupportBot.Bot.Persistence.Sqlite;

/// <summary>A connection with its prepared statements. Not thread-safe: one session belongs to one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>More texts than the product has: beyond it a statement is made up at run time, and is not kept.</summary>
    private const int MostPrepared = 200;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;

    public SqliteSession(string connectionString, string pragmas)
    {
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
            Run(pragmas);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether a transaction is open: the engine closes it by itself after some errors, a full disk for one.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public int Execute(in SqlStatement statement)
    {
        var command = Bind(statement, out var kept);
        try
        {
            return command.ExecuteNonQuery();
        }
        finally
        {
            Release(command, kept);
        }
    }

    public List<T> Query<T>(in SqlStatement statement, Func<DbDataReader, T> map)
    {
        var command = Bind(statement, out var kept);
        try
        {
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(map(reader));
            }

            return rows;
        }
        finally
        {
            Release(command, kept);
        }
    }

    /// <summary>Runs a script that has no parameters.</summary>
    public void Run(string script)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Scripts are constants of the product: migrations, pragmas, transaction words.
        command.CommandText = script;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Bind(in SqlStatement statement, out bool kept)
    {
        kept = _prepared.TryGetValue(statement.Sql, out var command);
        if (command is null)
        {
            command = Prepare(statement);
            kept = _prepared.Count < MostPrepared && _prepared.TryAdd(statement.Sql, command);
        }

        for (var i = 0; i < statement.Parameters.Length; i++)
        {
            command.Parameters[i].Value = ToSqlite(statement.Parameters[i]);
        }

        return command;
    }

    private SqliteCommand Prepare(in SqlStatement statement)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Values travel as parameters only; the text comes from the product.
        command.CommandText = statement.Sql;
#pragma warning restore CA2100
        for (var i = 1; i <= statement.Parameters.Length; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    private static void Release(SqliteCommand command, bool kept)
    {
        if (!kept)
        {
            command.Dispose();
        }
    }

    private static object ToSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => Instants.ToText(instant),
        _ => value,
    };
}
