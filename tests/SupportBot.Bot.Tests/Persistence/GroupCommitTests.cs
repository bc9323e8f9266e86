using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Sqlite;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Persistence;

/// <summary>What only the one writer of SQLite promises.</summary>
[Trait("Storage", "Sqlite")]
public sealed class GroupCommitTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task What_is_handed_over_before_the_end_is_committed()
    {
        var database = Open();
        var writes = Enumerable.Range(0, 200).Select(i => database.WriteAsync([Row($"n{i}")])).ToList();

        database.Dispose();

        (await Task.WhenAll(writes)).ShouldAllBe(outcome => outcome == WriteOutcome.Committed);
        using var again = Open();
        (await again.QueryAsync(SqlStatement.Of("SELECT COUNT(*) FROM secrets"), reader => reader.GetInt64(0), TestContext.Current.CancellationToken)).ShouldBe([200L]);
    }

    private static SqlStatement Row(string name) =>
        SqlStatement.Of("INSERT INTO secrets (name, value, created_at) VALUES ($1, $2, $3)", name, new byte[] { 1 }, Now);

    private SqliteDatabase Open() => SqliteDatabase.Open(_directory.File("test.db"), Now);
}
