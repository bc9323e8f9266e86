using System.Data.Common;
using Npgsql;
using SupportBot.Bot.Persistence.Migrations;

namespace SupportBot.Bot.Persistence.Postgres;

/// <summary>A PostgreSQL server, for several nodes. A unit is one batch and one round trip: the server commits it, or undoes it, by itself.</summary>
internal sealed class PostgresDatabase : IDatabase
{
    /// <summary>
    /// Used where the operator's connection string says nothing. Statements are prepared at their second use; a frozen server is given up after ten seconds;
    /// three nodes stay below the hundred connections that a server takes by default.
    /// </summary>
    private const string Defaults =
        "Application Name=SupportBot;Timeout=5;Command Timeout=10;Cancellation Timeout=2000;Keepalive=30;Maximum Pool Size=30;Max Auto Prepare=200;Auto Prepare Min Usages=2;";

    /// <summary>How often a unit that collided with another is tried.</summary>
    private const int Attempts = 3;

    private readonly NpgsqlDataSource _source;
    private readonly PostgresStatements _statements;

    private PostgresDatabase(NpgsqlDataSource source)
    {
        _source = source;
        _statements = new PostgresStatements(source);
    }

    /// <summary>Connects, and brings the schema up to date.</summary>
    /// <exception cref="SchemaTooNewException">A later version of the product wrote the database.</exception>
    /// <exception cref="DatabaseUnavailableException">The server cannot be reached, or refuses.</exception>
    public static PostgresDatabase Open(string connectionString, DateTimeOffset now)
    {
        var source = Source(connectionString);
        try
        {
            PostgresMigrator.Migrate(source, now);
            return new PostgresDatabase(source);
        }
        catch (Exception failure) when (PostgresErrors.MeansUnavailable(failure))
        {
            source.Dispose();
            throw new DatabaseUnavailableException($"PostgreSQL cannot be used: {failure.Message.TrimEnd('.')}. Check Storage:ConnectionString and that the server runs.", failure);
        }
        catch (PostgresException refusal) when (PostgresErrors.ExplainRefusal(refusal) is { } told)
        {
            source.Dispose();
            throw new DatabaseUnavailableException($"PostgreSQL refuses: {refusal.MessageText}. {told}", refusal);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Connections as the product makes them.</summary>
    public static NpgsqlDataSource Source(string connectionString) => NpgsqlDataSource.Create(Defaults + connectionString);

    /// <inheritdoc/>
    /// <remarks>When the line breaks while the server commits, nobody here knows the outcome: the caller is told "unavailable", and repeats with the same ids.</remarks>
    public async Task<WriteOutcome> WriteAsync(IReadOnlyList<SqlStatement> unit)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SendAsync(unit);
                return WriteOutcome.Committed;
            }
            catch (PostgresException wrong) when (wrong.SqlState == PostgresErrors.WrongRowCount)
            {
                return WriteOutcome.Conflict;
            }
            catch (PostgresException collision) when (attempt < Attempts && PostgresErrors.MeansCollision(collision))
            {
                // Nothing was kept: the same unit again.
            }
            catch (Exception failure) when (PostgresErrors.MeansUnavailable(failure))
            {
                throw Unavailable(failure);
            }
        }
    }

    public async ValueTask<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Values travel as parameters only; the text comes from the product.
            command.CommandText = statement.Sql;
#pragma warning restore CA2100
            await _statements.BindAsync(command.Parameters, statement, cancellationToken);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(map(reader));
            }

            return rows;
        }
        catch (Exception failure) when (PostgresErrors.MeansUnavailable(failure))
        {
            throw Unavailable(failure);
        }
    }

    public async ValueTask<DbConnection> OpenReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception failure) when (PostgresErrors.MeansUnavailable(failure))
        {
            throw Unavailable(failure);
        }
    }

    public ValueTask<IReadOnlyList<TextColumn>> TextColumnsAsync(CancellationToken cancellationToken) => QueryAsync(
        SqlStatement.Of("SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = current_schema() AND data_type = 'text' ORDER BY 1, 2"),
        static reader => new TextColumn(reader.GetString(0), reader.GetString(1)),
        cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Vacuuming frees the old rows' space and lets it be written over; write-ahead log and archives are the operator's.</remarks>
    public async Task ForgetDeletedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("VACUUM", connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception failure) when (PostgresErrors.MeansUnavailable(failure))
        {
            throw Unavailable(failure);
        }
    }

    public void Dispose() => _source.Dispose();

    private async Task SendAsync(IReadOnlyList<SqlStatement> unit)
    {
        await using var connection = await _source.OpenConnectionAsync(CancellationToken.None);
        await using var batch = new NpgsqlBatch(connection);
        for (var i = 0; i < unit.Count; i++)
        {
            await _statements.AddToAsync(batch, unit[i], CancellationToken.None);
        }

        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Connections that wait in the pool broke with this one: the next caller gets fresh ones.</summary>
    private DatabaseUnavailableException Unavailable(Exception failure)
    {
        if (failure is NpgsqlException and not PostgresException { SqlState: not PostgresErrorCodes.AdminShutdown })
        {
            _source.Clear();
        }

        return new DatabaseUnavailableException("PostgreSQL cannot serve.", failure);
    }
}
