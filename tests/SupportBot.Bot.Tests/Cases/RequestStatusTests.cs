using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.Reminders;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Cases;

/// <summary>"Où en est ma demande" over HTTP: from the form that opened the request, through the code in the mail, to its state and what the audit keeps.</summary>
public sealed partial class RequestStatusTests : IAsyncDisposable
{
    private const string Claire = "claire.martin@acme.example";

    private readonly SupportBotServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IDatabase Database => _server.Services.GetRequiredService<IDatabase>();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Customer_learns_in_another_conversation_how_his_request_stands_and_sends_what_is_missing()
    {
        var reference = await OpenDellAsync(Claire);
        using var web = await DirectLineClient.StartAsync(_server, Cancel);

        var asked = await AnswerAsync(web, $"Où en est ma demande {reference.ToLowerInvariant()} ?");
        var state = await AnswerAsync(web, await CodeAsync());

        asked.ShouldContain("Si cette demande nous est connue, un code vient de partir");
        state.ShouldContain($"Demande **{reference}** (Dell)");
        state.ShouldContain("Il manque : Bon de livraison Dell");
        var link = UploadLink().Match(state).Value;
        (await web.SendAsync(HttpMethod.Get, link, null, Cancel)).Text.ShouldContain(reference);
        var last = (await web.HistoryAsync(Cancel))[^1].GetProperty("channelData").GetProperty("supportBot");
        last.EnumerateObject().Select(static member => $"{member.Name}={member.Value}").ShouldBe(["kind=status", "flow=status", $"case={reference}"], ignoreOrder: true);
        (await AuditAsync()).ShouldBe([$"Client {reference} "]);
    }

    [Fact]
    public async Task What_exists_and_what_does_not_are_told_apart_by_no_word()
    {
        var known = await OpenDellAsync(Claire);
        const string Unknown = "SB-2026-999999";

        (await TalkAsync(known)).Replace(known, "…", StringComparison.Ordinal).ShouldBe((await TalkAsync(Unknown)).Replace(Unknown, "…", StringComparison.Ordinal));
        (await TalkAsync(Claire)).Replace(Claire, "…", StringComparison.Ordinal).ShouldBe((await TalkAsync("nobody@acme.example")).Replace("nobody@acme.example", "…", StringComparison.Ordinal));

        async Task<string> TalkAsync(string wanted)
        {
            using var web = await DirectLineClient.StartAsync(_server, Cancel);
            foreach (var said in new[] { "où en est ma demande ?", wanted, "000000", "renvoyer un code", "passer" })
            {
                await web.SayAsync(said, Cancel);
            }

            return string.Join('\n', (await web.HistoryAsync(Cancel)).Where(static activity => activity.TryGetProperty("replyToId", out _))
                .Select(static activity => activity.GetProperty("text").GetString() + activity.GetProperty("channelData").GetRawText()));
        }
    }

    [Fact]
    public async Task The_eleventh_look_within_an_hour_is_refused_and_audited()
    {
        var reference = await OpenDellAsync(Claire);
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        await web.SayAsync(reference, Cancel);
        (await AnswerAsync(web, await CodeAsync())).ShouldContain(reference);
        for (var look = 2; look <= 10; look++)
        {
            (await AnswerAsync(web, reference)).ShouldContain($"Demande **{reference}**");
        }

        (await AnswerAsync(web, reference)).ShouldContain("dix fois");

        (await AuditAsync())[^1].ShouldBe($"Client {reference} trop de consultations");
    }

    [Fact]
    public async Task A_request_of_somebody_else_is_not_shown_to_who_has_proved_another_address()
    {
        var paul = await OpenDellAsync("paul@acme.example");
        var claire = await OpenDellAsync(Claire);
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        await web.SayAsync(claire, Cancel);
        await web.SayAsync(await CodeAsync(Claire), Cancel);

        var answer = await AnswerAsync(web, paul);

        answer.ShouldContain("Si cette demande nous est connue, un code vient de partir");
        answer.ShouldNotContain("Dell");
    }

    [Fact]
    public async Task A_code_for_contracts_opens_no_request_and_one_typed_elsewhere_neither()
    {
        var reference = await OpenDellAsync(Claire);
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        using var other = await DirectLineClient.StartAsync(_server, Cancel);
        await web.SayAsync(reference, Cancel);
        await other.SayAsync(reference, Cancel);
        var codes = await CodesAsync(2);

        (await AnswerAsync(web, "état d'un contrat")).ShouldContain("contrat");
        await web.SayAsync("7041001", Cancel);
        var right = await Task.WhenAll(codes.Select(async code => (await AnswerAsync(web, code)).Contains("Demande **", StringComparison.Ordinal)));

        right.ShouldAllBe(static shown => !shown);
    }

    [Fact]
    public async Task Whoever_opened_a_request_here_need_not_name_it()
    {
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        var reference = await OpenDellAsync(Claire, web);

        var asked = await AnswerAsync(web, "où en est ma demande ?");

        asked.ShouldContain($"Je regarde votre demande {reference}.");
        asked.ShouldContain("Quel est ce code");
    }

    [Fact]
    public async Task What_an_agent_answered_by_mail_is_the_last_word()
    {
        var reference = await OpenDellAsync(Claire);
        await Database.WriteAsync([SqlStatement.Of(
            "INSERT INTO case_history (case_reference, at, actor, event, after) VALUES ($1, $2, 'alice', 'reply', 'Le bon suffit.\n<b>Merci</b>')", reference, new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero))]);
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        await web.SayAsync(reference, Cancel);

        (await AnswerAsync(web, await CodeAsync())).ShouldContain(@"« Le bon suffit. \<b\>Merci\</b\> »");
    }

    /// <summary>A Dell request told to its end, the documents to come.</summary>
    private async Task<string> OpenDellAsync(string address, DirectLineClient? client = null)
    {
        using var own = client is null ? await DirectLineClient.StartAsync(_server, Cancel) : null;
        var web = client ?? own!; // one of the two
        string[] said =
        [
            "/dell", "non", $"compte 5412345, balise 5RFDP01, mail {address}", "plus tard", "plus tard", "passer", "France", "Claire Martin", "ACME", "passer", "envoyer", "oui",
        ];
        foreach (var text in said)
        {
            await web.SayAsync(text, Cancel);
        }

        var filed = (await web.HistoryAsync(Cancel)).Last(static activity => activity.GetRawText().Contains("\"case\":\"SB-", StringComparison.Ordinal));
        return filed.GetProperty("channelData").GetProperty("supportBot").GetProperty("case").GetString()!; // it was just found
    }

    private static async Task<string> AnswerAsync(DirectLineClient web, string text)
    {
        (await web.SayAsync(text, Cancel)).Status.ShouldBe(HttpStatusCode.OK);
        return (await web.HistoryAsync(Cancel))[^1].GetProperty("text").GetString() ?? "";
    }

    private async Task<string> CodeAsync(string? address = null) => (await CodesAsync(1, address))[^1];

    /// <summary>The codes in the mails, once so many have come.</summary>
    private async Task<IReadOnlyList<string>> CodesAsync(int count, string? address = null)
    {
        var folder = Path.Combine(_server.DataDirectory, "mail");
        List<string> codes = [];
        await Eventually.HoldsAsync(
            () =>
            {
                codes = Directory.Exists(folder)
                    ? [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(Eml.Read).Where(mail => mail.Contains("code de vérification", StringComparison.Ordinal) && (address is null || mail.Contains(address, StringComparison.Ordinal)))
                        .Select(static mail => SixDigits().Match(mail).Value)]
                    : [];
                return codes.Count >= count;
            },
            Cancel);
        return codes;
    }

    private async Task<IReadOnlyList<string>> AuditAsync() => await Database.QueryAsync(
        SqlStatement.Of("SELECT actor_name, subject, detail FROM audit_log WHERE event = 'case.asked' ORDER BY at"),
        static reader => string.Create(CultureInfo.InvariantCulture, $"{reader.GetString(0)} {reader.GetString(1)} {(reader.IsDBNull(2) ? "" : reader.GetString(2))}"),
        Cancel);

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"/envoi/[A-Za-z0-9_\-]+")]
    private static partial Regex UploadLink();
}
