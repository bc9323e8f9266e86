using System.Data.Common;
using SupportBot.Bot.Persistence;

namespace SupportBot.Bot.Observability;

/// <summary>A value as it is now, of the kind that Prometheus calls a gauge. Labels come from short fixed lists and the configuration, never from people.</summary>
/// <param name="Name">Such as <c>supportbot_outbox_waiting</c>.</param>
/// <param name="Help">What it counts, with its unit.</param>
/// <param name="Value">The value.</param>
/// <param name="Labels">By name.</param>
internal sealed record Figure(string Name, string Help, double Value, params (string Name, string Value)[] Labels);

/// <summary>Figures that are worked out when somebody looks. Each owner of a table or of a life has its own.</summary>
internal interface IFigures
{
    /// <exception cref="DatabaseUnavailableException">They cannot be worked out now.</exception>
    ValueTask<IReadOnlyList<Figure>> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>All of them. A database that does not answer costs its figures, not the others.</summary>
internal sealed class FiguresNow(IEnumerable<IFigures> owners)
{
    /// <summary>Prometheus gives a scrape ten seconds by default.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IReadOnlyList<Figure>> ReadAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var figures = new List<Figure>();
        var isUp = true;
        foreach (var owner in owners)
        {
            try
            {
                figures.AddRange(await owner.ReadAsync(limit.Token));
            }
            catch (Exception failure) when (failure is DatabaseUnavailableException or DbException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                isUp = false;
            }
        }

        figures.Add(new Figure("supportbot_database_up", "Whether the database answered while these figures were read.", isUp ? 1 : 0));
        return figures;
    }
}
