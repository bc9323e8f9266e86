using SupportBot.Bot.Cases;

namespace SupportBot.Testing;

/// <summary>Running numbers without a database, for conversations tested in memory: 1, 2, 3...</summary>
internal sealed class CaseNumbersInMemory : ICaseNumbers
{
    private int _last;

    public ValueTask<CaseReference> NextAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new CaseReference(now.Year, Interlocked.Increment(ref _last)));
}
