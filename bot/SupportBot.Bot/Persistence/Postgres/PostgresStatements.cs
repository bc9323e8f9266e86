using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;

namespace SupportBot.Bot.Persistence.Postgres;

/// <summary>Turns <see cref="SqlStatement"/> into commands that the driver prepares once: for that, a parameter must have the same type every time, null or not.</summary>
internal sealed class PostgresStatements(NpgsqlDataSource source)
{
    /// <summary>
    /// Ends the transaction unless <c>actual = expected</c>. So a unit is one round trip: the server itself undoes it when a row count is wrong.
    /// </summary>
    public const string RequireRows =
        $"""
        CREATE OR REPLACE FUNCTION require_rows(actual bigint, expected bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF actual <> expected THEN
                RAISE EXCEPTION 'touched % rows instead of %', actual, expected USING ERRCODE = '{PostgresErrors.WrongRowCount}';
            END IF;
        END $$
        """;

    /// <summary>More texts than the product has: beyond it texts are made up at run time, and are not kept.</summary>
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<string, string> _counted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NpgsqlDbType?[]> _nullTypes = new(StringComparer.Ordinal);

    /// <summary>Adds the statement to the batch.</summary>
    public async ValueTask AddToAsync(NpgsqlBatch batch, SqlStatement statement, CancellationToken cancellationToken)
    {
        var command = new NpgsqlBatchCommand(statement.ExpectedRows is null ? statement.Sql : Counted(statement.Sql));
        await BindAsync(command.Parameters, statement, cancellationToken);
        if (statement.ExpectedRows is { } expected)
        {
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = expected });
        }

        batch.BatchCommands.Add(command);
    }

    public async ValueTask BindAsync(NpgsqlParameterCollection parameters, SqlStatement statement, CancellationToken cancellationToken)
    {
        var nullTypes = Array.IndexOf(statement.Parameters, null) < 0 ? null : await NullTypesAsync(statement, cancellationToken);
        for (var i = 0; i < statement.Parameters.Length; i++)
        {
            parameters.Add(Parameter(statement.Parameters[i], nullTypes?[i]));
        }

        NpgsqlParameter Parameter(object? value, NpgsqlDbType? nullType) => value switch
        {
            null => nullType is { } type ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = type } : new NpgsqlParameter { Value = DBNull.Value },
            string text => new NpgsqlParameter<string> { TypedValue = text },
            long number => new NpgsqlParameter<long> { TypedValue = number },
            int number => new NpgsqlParameter<long> { TypedValue = number },
            double number => new NpgsqlParameter<double> { TypedValue = number },
            bool truth => new NpgsqlParameter<bool> { TypedValue = truth },
            DateTimeOffset instant => new NpgsqlParameter<DateTimeOffset> { TypedValue = instant.ToUniversalTime() },
            byte[] bytes => new NpgsqlParameter<byte[]> { TypedValue = bytes },
            _ => throw new ArgumentException($"A parameter of type {value.GetType().Name} is not among those of SqlStatement.", nameof(statement)),
        };
    }

    /// <summary>The same statement, refused by the server unless it touches as many rows as its last parameter says.</summary>
    private string Counted(string sql)
    {
        if (_counted.TryGetValue(sql, out var known))
        {
            return known;
        }

        var last = 0;
        for (var at = sql.IndexOf('$', StringComparison.Ordinal); at >= 0; at = sql.IndexOf('$', at + 1))
        {
            var end = at + 1;
            while (end < sql.Length && char.IsAsciiDigit(sql[end]))
            {
                end++;
            }

            last = end > at + 1 ? Math.Max(last, int.Parse(sql.AsSpan(at + 1, end - at - 1), System.Globalization.CultureInfo.InvariantCulture)) : last;
        }

        var counted = $"WITH touched AS ({sql} RETURNING 1) SELECT require_rows((SELECT COUNT(*) FROM touched), ${last + 1})";
        if (_counted.Count < MostKept)
        {
            _counted[sql] = counted;
        }

        return counted;
    }

    private async ValueTask<NpgsqlDbType?[]> NullTypesAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        if (_nullTypes.TryGetValue(statement.Sql, out var known))
        {
            return known;
        }

        var types = await AskTypesAsync(statement, cancellationToken);
        if (_nullTypes.Count < MostKept)
        {
            _nullTypes[statement.Sql] = types;
        }

        return types;
    }

    /// <summary>The types that the server infers (https://www.postgresql.org/docs/current/sql-prepare.html), those of values given being known.</summary>
    private async Task<NpgsqlDbType?[]> AskTypesAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        var declared = string.Join(", ", statement.Parameters.Select(TypeName));
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var ask = connection.CreateCommand();
        ask.AllResultTypesAreUnknown = true;
#pragma warning disable CA2100 // The text comes from the product; values are no part of it.
        ask.CommandText = $"PREPARE ask_types({declared}) AS {statement.Sql}";
#pragma warning restore CA2100
        await ask.ExecuteNonQueryAsync(cancellationToken);
        ask.CommandText = "SELECT unnest(parameter_types)::text FROM pg_prepared_statements WHERE name = 'ask_types'";
        var types = new List<NpgsqlDbType?>();
        await using (var reader = await ask.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                types.Add(TypeOf(reader.GetString(0)));
            }
        }

        ask.CommandText = "DEALLOCATE ask_types";
        await ask.ExecuteNonQueryAsync(cancellationToken);
        return [.. types];
    }

    private static string TypeName(object? value) => value switch
    {
        null => "unknown",
        string => "text",
        long or int => "bigint",
        double => "double precision",
        bool => "boolean",
        DateTimeOffset => "timestamptz",
        _ => "bytea",
    };

    private static NpgsqlDbType? TypeOf(string name) => name switch
    {
        "text" => NpgsqlDbType.Text,
        "bigint" => NpgsqlDbType.Bigint,
        "double precision" => NpgsqlDbType.Double,
        "boolean" => NpgsqlDbType.Boolean,
        "timestamp with time zone" => NpgsqlDbType.TimestampTz,
        "bytea" => NpgsqlDbType.Bytea,
        _ => null,
    };
}
