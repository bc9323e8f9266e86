using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Tests.Reminders;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Privacy;

/// <summary>A customer has his own data copied and erased from the chat, over HTTP: what he gets, what is left, and what others cannot get.</summary>
public sealed partial class OwnDataTests : IAsyncDisposable
{
    private const string Claire = "claire.martin@acme.example";

    private readonly TemporaryDirectory _data = new();
    private readonly SupportBotServer _server;

    public OwnDataTests() => _server = new SupportBotServer { DataDirectory = _data.FullName };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IDatabase Database => _server.Services.GetRequiredService<IDatabase>();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Customer_takes_a_copy_of_his_data_and_the_link_is_used_up()
    {
        await OpenRequestAsync(Claire);
        await OpenRequestAsync("paul@acme.example");
        using var web = await DirectLineClient.StartAsync(_server, Cancel);

        var path = CopyLink().Match(await ProveAsync(web, "je veux mes données")).Value;

        var copy = await web.SendAsync(HttpMethod.Get, path, null, Cancel);
        copy.Status.ShouldBe(HttpStatusCode.OK);
        copy.Headers["Content-Disposition"].ShouldContain("attachment");
        copy.Headers["Content-Disposition"].ShouldContain("mes-donnees-");
        copy.Headers["Cache-Control"].ShouldContain("no-store");
        copy.Text.ShouldContain("1015 2233 4455");
        copy.Text.ShouldNotContain("paul@");
        await web.SendAsync(HttpMethod.Get, path, null, Cancel);
        await web.SendAsync(HttpMethod.Get, path, null, Cancel);
        (await web.SendAsync(HttpMethod.Get, path, null, Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await web.SendAsync(HttpMethod.Get, "/donnees/AAAAAAAAAAAAAAAAAAAAAA", null, Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await AuditAsync("export")).ShouldBe(["Client ses propres données"]);
    }

    [Fact]
    public async Task Erasure_from_the_chat_leaves_no_row_no_file_and_no_log_line_of_the_person()
    {
        await OpenRequestAsync(Claire);
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        await ProveAsync(web, "effacez mes données");

        var last = await AnswerAsync(web, "effacer");

        last.ShouldContain("Vos données sont effacées dans quelques secondes");
        await Eventually.HoldsAsync(async () => (await Database.QueryAsync(SqlStatement.Of("SELECT person FROM erasures"), static reader => reader.GetString(0), Cancel)).Count == 1 && (await WishesAsync()) == 0, Cancel);
        foreach (var trace in new[] { Claire, "Claire Martin", "1015 2233 4455", web.ConversationId, Convert.ToBase64String(Encoding.UTF8.GetBytes(Claire)) })
        {
            (await RowsWithAsync(trace)).ShouldBeEmpty(trace);
        }

        foreach (var trace in new[] { Claire, "Claire Martin" })
        {
            await Eventually.HoldsAsync(() => !FilesWith(trace).Any(), Cancel);
            _server.Logs.All.ShouldNotContain(line => line.Contains(trace, StringComparison.OrdinalIgnoreCase));
        }

        (await AuditAsync("erasure")).ShouldBe(["Client ses propres données"]);
        (await web.SayAsync("vous êtes là ?", Cancel)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_is_erased_before_the_word_is_given()
    {
        await OpenRequestAsync(Claire);
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        await ProveAsync(web, "effacez mes données");

        await AnswerAsync(web, "oui");
        (await AnswerAsync(web, "tout garder")).ShouldContain("Rien n'est effacé");

        (await WishesAsync()).ShouldBe(0);
        (await RowsWithAsync(Claire)).ShouldContain("cases.email");
    }

    [Fact]
    public async Task What_is_known_and_what_is_not_are_told_apart_by_no_word_and_a_written_address_is_not_known()
    {
        await OpenRequestAsync(Claire);
        const string Written = "somebody.else@acme.example";
        using (var other = await DirectLineClient.StartAsync(_server, Cancel))
        {
            await other.SayAsync($"écrivez à {Written}", Cancel);
        }

        (await TalkAsync(Claire)).Replace(Claire, "…", StringComparison.Ordinal).ShouldBe((await TalkAsync(Written)).Replace(Written, "…", StringComparison.Ordinal));
        Mails().ShouldNotContain(static mail => mail.Contains("To: somebody.else", StringComparison.Ordinal));

        async Task<string> TalkAsync(string address)
        {
            using var web = await DirectLineClient.StartAsync(_server, Cancel);
            foreach (var said in new[] { "effacez mes données", address, "000000", "renvoyer un code", "passer" })
            {
                await web.SayAsync(said, Cancel);
            }

            return string.Join('\n', (await web.HistoryAsync(Cancel)).Where(static activity => activity.TryGetProperty("replyToId", out _))
                .Select(static activity => activity.GetProperty("text").GetString() + activity.GetProperty("channelData").GetRawText()));
        }
    }

    [Fact]
    public async Task A_code_for_a_request_erases_nothing()
    {
        var reference = await OpenRequestAsync(Claire);
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        await web.SayAsync(reference, Cancel);
        var code = await CodeAsync();

        await web.SayAsync("annuler", Cancel);
        await web.SayAsync($"effacez mes données, {Claire}", Cancel);

        (await AnswerAsync(web, code)).ShouldContain("Ce n'est pas le bon code.");
    }

    /// <summary>Says the wish, gives the address and the code; the answer to that.</summary>
    private async Task<string> ProveAsync(DirectLineClient web, string wish)
    {
        await web.SayAsync(wish, Cancel);
        await web.SayAsync(Claire.ToUpperInvariant(), Cancel);
        return await AnswerAsync(web, await CodeAsync());
    }

    private async Task<string> OpenRequestAsync(string address)
    {
        using var web = await DirectLineClient.StartAsync(_server, Cancel);
        string[] said =
        [
            $"ouvrez un dossier HP : serveur proliant, commande n° 7001234567, SAID 101522334455, produit 507284-B21, mail {address}",
            "Le portail refuse le numéro sans dire pourquoi.", "passer", "Claire Martin", "ACME", "passer", "envoyer", "oui",
        ];
        foreach (var text in said)
        {
            await web.SayAsync(text, Cancel);
        }

        return Reference().Match((await web.HistoryAsync(Cancel))[^1].GetRawText()).Value;
    }

    private static async Task<string> AnswerAsync(DirectLineClient web, string text)
    {
        (await web.SayAsync(text, Cancel)).Status.ShouldBe(HttpStatusCode.OK);
        return (await web.HistoryAsync(Cancel))[^1].GetProperty("text").GetString() ?? "";
    }

    private async Task<string> CodeAsync()
    {
        string? code = null;
        await Eventually.HoldsAsync(
            () => (code = Mails().Where(static mail => mail.Contains("code de vérification", StringComparison.Ordinal)).Select(static mail => SixDigits().Match(mail).Value).LastOrDefault()) is not null, Cancel);
        return code!; // that is what was waited for
    }

    private IEnumerable<string> Mails() =>
        Directory.Exists(_data.File("mail")) ? Directory.EnumerateFiles(_data.File("mail"), "*.eml").Order(StringComparer.Ordinal).Select(Eml.Read) : [];

    private async Task<long> WishesAsync() =>
        (await Database.QueryAsync(SqlStatement.Of("SELECT COUNT(*) FROM outbox WHERE kind = 'erasure'"), static reader => reader.GetInt64(0), Cancel))[0];

    private async Task<IReadOnlyList<string>> AuditAsync(string what) => await Database.QueryAsync(
        SqlStatement.Of("SELECT actor_name, detail FROM audit_log WHERE event = $1", what), static reader => $"{reader.GetString(0)} {reader.GetString(1)}", Cancel);

    private async Task<IReadOnlyList<string>> RowsWithAsync(string text)
    {
        var found = new List<string>();
        foreach (var column in await Database.TextColumnsAsync(Cancel))
        {
            var sql = $"SELECT COUNT(*) FROM {column.Table} WHERE replace(lower({column.Name}), $1, '') <> lower({column.Name})";
            if ((await Database.QueryAsync(SqlStatement.Of(sql, text.ToLowerInvariant()), static reader => reader.GetInt64(0), Cancel))[0] > 0)
            {
                found.Add($"{column.Table}.{column.Name}");
            }
        }

        return found;
    }

    private IEnumerable<string> FilesWith(string text) => Directory.EnumerateFiles(_data.FullName, "*", SearchOption.AllDirectories)
        .Where(file => ReadShared(file).Contains(text, StringComparison.OrdinalIgnoreCase));

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"/donnees/[A-Za-z0-9_\-]+")]
    private static partial Regex CopyLink();

    [GeneratedRegex(@"SB-\d{4}-\d{6}")]
    private static partial Regex Reference();
}
