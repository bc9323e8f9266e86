using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using SupportBot.Bot.Tests.Reminders;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Contracts;

/// <summary>The proof by a code, over HTTP: what a visitor can learn from words, from time, and from a file.</summary>
public sealed partial class CodeConversationTests(SupportBotServer server)
{
    /// <summary>Below it a difference of medians cannot be told from the network's own over any number of tries that the quota allows.</summary>
    private const double NoticeableMilliseconds = 5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("7041001", "9990001")]
    [InlineData("SYM2003", "SYM9993")]
    [InlineData("demo@example.com", "somebody@example.com")]
    [Trait("Attack", "S52")]
    public async Task What_exists_and_what_does_not_are_told_apart_by_no_word(string known, string unknown)
    {
        (await TalkAsync(known)).Replace(known, "…", StringComparison.Ordinal).ShouldBe((await TalkAsync(unknown)).Replace(unknown, "…", StringComparison.Ordinal));

        async Task<string> TalkAsync(string reference)
        {
            using var web = await DirectLineClient.StartAsync(server, Cancel);
            await web.SayAsync("état d'un contrat", Cancel);
            await web.SayAsync(reference, Cancel);
            await web.SayAsync("000000", Cancel);
            await web.SayAsync("renvoyer un code", Cancel);
            await web.SayAsync("passer", Cancel);
            return string.Join('\n', (await web.HistoryAsync(Cancel)).Where(activity => activity.TryGetProperty("replyToId", out _))
                .Select(activity => activity.GetProperty("text").GetString() + activity.GetProperty("channelData").GetRawText()));
        }
    }

    [Fact]
    [Trait("Attack", "S52")]
    public async Task What_exists_and_what_does_not_are_told_apart_by_no_time()
    {
        var known = new List<double>();
        var unknown = new List<double>();
        await using var own = new SupportBotServer();
        own.Settings["Contracts:Demo"] = "true";
        string[] numbers = ["7041001", "7041002", "7041003", "7041004", "7041005", "7041006", "SYM2001", "SYM2002", "SYM2003", "SYM2004", "7DEMO01", "7DEMO02", "101500000001", "101500000002"];
        for (var i = 0; i < 42; i++)
        {
            // In turns, so that a busy moment of the machine hits both alike; the first ones only warm it up.
            var (first, second) = i % 2 == 0 ? (known, unknown) : (unknown, known);
            first.Add(await TimeAsync(first == known ? numbers[i % numbers.Length] : $"88{i:D5}"));
            second.Add(await TimeAsync(second == known ? numbers[i % numbers.Length] : $"88{i:D5}"));
        }

        var (one, other) = (known.Skip(4).Order().ToList(), unknown.Skip(4).Order().ToList());
        var difference = Math.Abs(one[one.Count / 2] - other[other.Count / 2]);
        var noise = Math.Max(one[one.Count * 3 / 4] - one[one.Count / 4], other[other.Count * 3 / 4] - other[other.Count / 4]);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"median known {one[one.Count / 2]:F2} ms, unknown {other[other.Count / 2]:F2} ms, interquartile range {noise:F2} ms"));
        difference.ShouldBeLessThan(Math.Max(noise, NoticeableMilliseconds));

        async Task<double> TimeAsync(string number)
        {
            using var web = await DirectLineClient.StartAsync(own, Cancel);
            await web.SayAsync("état d'un contrat", Cancel);
            var started = Stopwatch.GetTimestamp();
            (await web.SayAsync(number, Cancel)).Status.ShouldBe(HttpStatusCode.OK);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
    }

    [Fact]
    public async Task The_report_is_a_file_that_a_spreadsheet_opens_and_runs_nothing_of()
    {
        await using var own = new SupportBotServer();
        using var web = await DirectLineClient.StartAsync(own, Cancel);
        await web.SayAsync("exporter tous mes contrats en csv", Cancel);
        await web.SayAsync("demo@example.com", Cancel);

        await web.SayAsync(await CodeAsync(own), Cancel);

        var file = (await web.HistoryAsync(Cancel))[^1].GetProperty("attachments")[0];
        file.GetProperty("contentType").GetString().ShouldBe("text/csv");
        file.GetProperty("name").GetString()!.ShouldMatch(@"^rapport-base-installation-\d{4}-\d\d-\d\d\.csv$");
        var answer = await web.SendAsync(HttpMethod.Get, new Uri(file.GetProperty("contentUrl").GetString()!).AbsolutePath, null, Cancel);
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Headers["Content-Disposition"].ShouldContain("attachment");
        answer.Text.Trim().Split('\n').Length.ShouldBe(18);
        answer.Text.ShouldContain("SYM2001");
        (await web.SendAsync(HttpMethod.Get, "/contrats/rapport/AAAAAAAAAAAAAAAAAAAAAA", null, Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    internal static async Task<string> CodeAsync(SupportBotServer own)
    {
        var folder = Path.Combine(own.DataDirectory, "mail");
        string? mail = null;
        await Eventually.HoldsAsync(() => (mail = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.eml").Select(Eml.Read).FirstOrDefault() : null) is not null, Cancel);
        return SixDigits().Match(mail!).Value; // that is what was waited for
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();
}
