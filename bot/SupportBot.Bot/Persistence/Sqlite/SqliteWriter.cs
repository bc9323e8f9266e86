using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace SupportBot.Bot.Persistence.Sqlite;

/// <summary>
/// The only writer of the file. Units that wait are committed together, so that one flush to disk serves many turns; each has a savepoint of
/// its own, so that a unit that fails is undone alone. Readers never wait for it (WAL).
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int LargestBatch = 256;

    /// <summary>Beyond this the disk is too slow for the load: new writes are refused at once instead of piling up.</summary>
    private const int LongestQueue = 8192;

    private static readonly SqlStatement Begin = SqlStatement.Of("BEGIN IMMEDIATE");
    private static readonly SqlStatement Commit = SqlStatement.Of("COMMIT");
    private static readonly SqlStatement Save = SqlStatement.Of("SAVEPOINT unit");
    private static readonly SqlStatement Release = SqlStatement.Of("RELEASE unit");
    private static readonly SqlStatement Undo = SqlStatement.Of("ROLLBACK TO unit");
    private static readonly SqlStatement RollBack = SqlStatement.Of("ROLLBACK");

    private readonly BlockingCollection<PendingWrite> _waiting = new(LongestQueue);
    private readonly List<PendingWrite> _batch = new(LargestBatch);
    private readonly SqliteSession _session;
    private readonly Thread _thread;

    public SqliteWriter(SqliteSession session)
    {
        _session = session;
        _thread = new Thread(Work) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    public Task<WriteOutcome> WriteAsync(IReadOnlyList<SqlStatement> unit)
    {
        var write = new PendingWrite(unit);
        try
        {
            if (!_waiting.TryAdd(write))
            {
                return Task.FromException<WriteOutcome>(new DatabaseUnavailableException("Too many writes are waiting."));
            }
        }
        catch (InvalidOperationException)
        {
            return Task.FromException<WriteOutcome>(new DatabaseUnavailableException("The database is closing."));
        }

        return write.Done;
    }

    /// <summary>Commits what waits, then closes.</summary>
    public void Dispose()
    {
        if (_waiting.IsAddingCompleted)
        {
            return;
        }

        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
        _session.Dispose();
    }

    private void Work()
    {
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            _batch.Add(first);
            while (_batch.Count < LargestBatch && _waiting.TryTake(out var next))
            {
                _batch.Add(next);
            }

            CommitBatch();
            _batch.Clear();
        }
    }

    private void CommitBatch()
    {
        try
        {
            _session.Execute(Begin);
            foreach (var write in _batch)
            {
                Apply(write);
            }

            _session.Execute(Commit);
            _batch.ForEach(static write => write.Tell());
        }
#pragma warning disable CA1031 // Whatever happens, those who wait must be told, and the writer must live on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            RollBackQuietly();
            var reason = new DatabaseUnavailableException("The database cannot write.", failure);
            _batch.ForEach(write => write.Fail(reason));
        }
    }

    private void Apply(PendingWrite write)
    {
        _session.Execute(Save);
        try
        {
            write.Outcome = RunAll(write.Unit) ? WriteOutcome.Committed : WriteOutcome.Conflict;
        }
        catch (Exception failure) when (IsOfTheUnitAlone(failure))
        {
            write.Failure = failure;
        }

        if (write.Failure is not null || write.Outcome == WriteOutcome.Conflict)
        {
            _session.Execute(Undo);
        }

        _session.Execute(Release);
    }

    private bool RunAll(IReadOnlyList<SqlStatement> unit)
    {
        for (var i = 0; i < unit.Count; i++)
        {
            var statement = unit[i];
            var rows = _session.Execute(statement);
            if (statement.ExpectedRows is { } expected && rows != expected)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A wrong statement or value concerns its unit; a full disk or an I/O error concerns the whole batch.</summary>
    private bool IsOfTheUnitAlone(Exception failure) =>
        _session.InTransaction && (failure is not SqliteException sqlite || !SqliteErrors.MeansUnavailable(sqlite));

    private void RollBackQuietly()
    {
        try
        {
            if (_session.InTransaction)
            {
                _session.Execute(RollBack);
            }
        }
        catch (SqliteException)
        {
            // Nothing more can be done here: the next BEGIN says whether the engine recovered.
        }
    }
}
