using System.Diagnostics;
using SupportBot.Bot.Cases;

namespace SupportBot.Bot.Tests.Cases;

public sealed class CaseListTests : IDisposable
{
    private readonly CaseFixture _cases = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Queries() =>
    [
        "eluard", "ÉLUARD", "sb-2026-000004", "nord", "anne4@example.fr", "%", "_", "\\", "'", "' OR 1=1 --", "x' UNION SELECT * FROM case_notes --", "é\u0301", "\u0000", "   ",
        new string('a', 10_000), "zzz",
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    [Trait("Attack", "S36")]
    public async Task Search_finds_what_a_plain_comparison_finds(string query)
    {
        await OpenSomeAsync(12);

        var found = await _cases.Store.ListAsync(new CaseFilter { Search = query }, Cancellation);

        var looked = SearchText.Fold((query.Length > 100 ? query[..100] : query).Trim());
        var expected = Enumerable.Range(1, 12).Where(i => looked.Length == 0 || SearchText.Fold(Searchable(i)).Contains(looked, StringComparison.Ordinal));
        found.Select(item => item.Reference.Number).Order().ShouldBe(expected);
    }

    [Fact]
    public async Task Every_filter_alone_and_all_together_agree_with_a_plain_selection()
    {
        await OpenSomeAsync(30);
        var all = await _cases.Store.ListAsync(new CaseFilter { Limit = 200 }, Cancellation);
        foreach (var file in all.Where(item => item.Reference.Number % 5 == 0))
        {
            var seen = (await _cases.Store.FindAsync(file.Reference, Cancellation)).ShouldNotBeNull();
            await _cases.Desk.AssignAsync(_cases.Change(seen), "alice", "Alice", Cancellation);
        }

        all = await _cases.Store.ListAsync(new CaseFilter { Limit = 200 }, Cancellation);
        await CheckAsync(new CaseFilter { Flow = "hp" }, item => item.Flow == "hp");
        await CheckAsync(new CaseFilter { Region = "europe" }, item => item.Region == "europe");
        await CheckAsync(new CaseFilter { Queue = "support" }, _ => true);
        await CheckAsync(new CaseFilter { Queue = "other" }, _ => false);
        await CheckAsync(new CaseFilter { Status = CaseStatus.Assigned }, item => item.Status == CaseStatus.Assigned);
        await CheckAsync(new CaseFilter { OpenOnly = true }, item => item.Status != CaseStatus.Done);
        await CheckAsync(new CaseFilter { AgentId = "alice" }, item => item.AgentName == "Alice");
        await CheckAsync(new CaseFilter { Tag = "dell" }, item => item.Flow == "dell");
        await CheckAsync(new CaseFilter { AllowedQueues = [] }, _ => false);
        await CheckAsync(new CaseFilter { AllowedQueues = ["a", "support", "b"] }, _ => true);
        await CheckAsync(
            new CaseFilter { Flow = "dell", Region = "europe", Queue = "support", Status = CaseStatus.Assigned, AgentId = "alice", Tag = "dell", Search = "nord", AllowedQueues = ["support"] },
            item => item is { Flow: "dell", Region: "europe", Status: CaseStatus.Assigned });

        async Task CheckAsync(CaseFilter filter, Func<CaseListItem, bool> fits)
        {
            var found = await _cases.Store.ListAsync(filter with { Limit = 200 }, Cancellation);
            found.ShouldBe(all.Where(fits), filter.ToString());
            var counts = await _cases.Store.CountAsync(filter, Cancellation);
            counts.Values.Sum().ShouldBe(found.Count, filter.ToString());
        }
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        await OpenSomeAsync(25);

        var pages = new List<CaseReference>();
        for (var offset = 0; offset < 30; offset += 10)
        {
            pages.AddRange((await _cases.Store.ListAsync(new CaseFilter { Limit = 10, Offset = offset }, Cancellation)).Select(item => item.Reference));
        }

        pages.Count.ShouldBe(25);
        pages.Distinct().Count().ShouldBe(25);
    }

    [Fact]
    public async Task Page_of_ten_thousand_cases_takes_less_than_fifty_milliseconds()
    {
        await OpenSomeAsync(10_000);
        CaseFilter[] filters = [new(), new() { OpenOnly = true }, new() { Queue = "support", Status = CaseStatus.New }, new() { Search = "anne9999@" }, new() { Tag = "dell" }, new() { Offset = 5_000 }];

        foreach (var filter in filters)
        {
            var times = new List<double>();
            for (var i = 0; i < 9; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await _cases.Store.ListAsync(filter, Cancellation);
                await _cases.Store.CountAsync(filter, Cancellation);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            // The best of nine: what else the machine does is not measured.
            TestContext.Current.TestOutputHelper?.WriteLine($"{filter}: best {times.Min():F1}, median {times.Order().ElementAt(4):F1} ms");
            times.Min().ShouldBeLessThan(50, filter.ToString());
        }
    }

    public void Dispose() => _cases.Dispose();

    private static string Searchable(int i) => $"SB-2026-{i:000000}\nAnne Éluard {i}\nÉditions du Nord\nanne{i}@example.fr";

    private async Task OpenSomeAsync(int count)
    {
        var scopes = Enumerable.Range(1, count).Chunk(500);
        foreach (var chunk in scopes)
        {
            await _cases.WriteAsync("conversation-1", CaseFixture.Start, [.. chunk.Select(i => new OpenCase(Draft(i)) { CopyToCustomer = false })]);
        }
    }

    private static CaseDraft Draft(int i) => new(new CaseReference(2026, i), i % 3 == 0 ? "hp" : "dell", CaseReason.FormSent)
    {
        Region = i % 2 == 0 ? "europe" : "france",
        Status = (CaseStatus)(i % 6),
        Fields = [new CaseField("name", $"Anne Éluard {i}"), new CaseField("company", "Éditions du Nord"), new CaseField("email", $"anne{i}@example.fr")],
    };
}
