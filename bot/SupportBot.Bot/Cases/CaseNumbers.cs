using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Cases;

/// <summary>
/// Running numbers from a row per year: whoever raises it by one owns the number. Nodes that meet try again; within a node they wait for one another.
/// Written before the turn commits, so a number of a turn that fails is lost, never given twice.
/// </summary>
internal sealed class CaseNumbers(IDatabase database) : ICaseNumbers, IDisposable
{
    private const int Attempts = 100;
    private const string SelectLast = "SELECT last FROM case_numbers WHERE year = $1";
    private const string InsertFirst = "INSERT INTO case_numbers (year, last) VALUES ($1, 1) ON CONFLICT (year) DO NOTHING";
    private const string Raise = "UPDATE case_numbers SET last = $1 WHERE year = $2 AND last = $3";

    private readonly SemaphoreSlim _one = new(1, 1);

    public async ValueTask<CaseReference> NextAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var year = ParisTime.DayOf(now).Year;
        await _one.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var last = await LastAsync(year, cancellationToken);
                var take = last is { } known ? SqlStatement.Of(Raise, known + 1, year, known) : SqlStatement.Of(InsertFirst, year);
                if (await database.WriteAsync([take.Touching(1)]) == WriteOutcome.Committed)
                {
                    return new CaseReference(year, (last ?? 0) + 1);
                }
            }
        }
        finally
        {
            _one.Release();
        }

        throw new DatabaseUnavailableException("Other nodes kept taking the next case number.");
    }

    public void Dispose() => _one.Dispose();

    private async ValueTask<int?> LastAsync(int year, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(SqlStatement.Of(SelectLast, year), static reader => reader.GetInt32(0), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }
}
