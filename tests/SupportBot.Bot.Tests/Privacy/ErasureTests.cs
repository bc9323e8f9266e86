using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Privacy;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Privacy;

public sealed class ErasureTests : IAsyncDisposable
{
    private const string Claire = "claire.martin+hp@acme.example";

    private readonly TemporaryDirectory _data = new();
    private readonly SupportBotServer _server;

    public ErasureTests() => _server = new SupportBotServer { DataDirectory = _data.FullName };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IDatabase Database => _server.Services.GetRequiredService<IDatabase>();

    private Erasure Erasure => _server.Services.GetRequiredService<Erasure>();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    [Trait("Attack", "S77")]
    public async Task After_an_erasure_no_row_no_file_and_no_log_line_keeps_the_address_or_the_name()
    {
        await AskAsync(Claire.ToUpperInvariant());
        await Eventually.HoldsAsync(() => Mails().Any(), Cancel);

        var report = await Erasure.RunAsync(" Claire.Martin+HP@acme.example", Cancel);

        report.ShouldBe(new ErasureReport(Cases: 1, Conversations: 1, Mails: report.Mails, Mentions: 0));
        report.Mails.ShouldBeGreaterThan(0);
        (await RowsWithAsync(Claire)).ShouldBeEmpty();
        (await RowsWithAsync("Claire Martin")).ShouldBeEmpty();
        (await RowsWithAsync("1015 2233 4455")).ShouldBeEmpty();
        FilesWith(Claire).ShouldBeEmpty();
        FilesWith("Claire Martin").ShouldBeEmpty();
        _server.Logs.All.ShouldNotContain(line => line.Contains("claire.martin", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_belongs_to_others_stays_with_the_address_hidden()
    {
        using var colleague = await AskAsync("paul@acme.example");
        await colleague.SayAsync($"ma collègue est {Claire}", Cancel);

        var report = await Erasure.RunAsync(Claire, Cancel);

        report.Cases.ShouldBe(0);
        report.Mentions.ShouldBeGreaterThan(0);
        (await RowsWithAsync(Claire)).ShouldBeEmpty();
        FilesWith(Claire).ShouldBeEmpty();
        (await RowsWithAsync("paul@acme.example")).ShouldContain("cases.email");
        (await colleague.HistoryAsync(Cancel)).ShouldContain(activity => activity.GetRawText().Contains("ma collègue est •••", StringComparison.Ordinal));
        (await colleague.SayAsync("merci", Cancel)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_conversation_without_a_case_in_which_the_address_was_written_goes_too()
    {
        using var client = await DirectLineClient.StartAsync(_server, Cancel);
        await client.SayAsync($"écrivez-moi à {Claire}", Cancel);

        (await Erasure.RunAsync(Claire, Cancel)).Conversations.ShouldBe(1);

        (await RowsWithAsync(Claire)).ShouldBeEmpty();
        (await RowsWithAsync(client.ConversationId)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Attack", "S77")]
    public async Task An_erasure_run_again_finds_nothing_and_leaves_one_line_each_under_a_pseudonym()
    {
        await AskAsync(Claire);
        await Erasure.RunAsync(Claire, Cancel);

        (await Erasure.RunAsync(Claire, Cancel)).ShouldBe(new ErasureReport(0, 0, 0, 0));

        var lines = await Database.QueryAsync(SqlStatement.Of("SELECT person FROM erasures"), reader => reader.GetString(0), Cancel);
        lines.Count.ShouldBe(2);
        lines.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_export_holds_the_case_the_words_and_the_files_of_that_person_alone()
    {
        await AskAsync(Claire);
        await AskAsync("paul@acme.example");
        using var document = new MemoryStream();

        (await _server.Services.GetRequiredService<Export>().WriteAsync(Claire, document, Cancel)).ShouldBeTrue();

        var json = System.Text.Json.JsonElement.Parse(Encoding.UTF8.GetString(document.ToArray()));
        json.GetProperty("cases").GetArrayLength().ShouldBe(1);
        json.GetProperty("case_fields").EnumerateArray().Select(field => field.GetProperty("value").GetString()).ShouldContain("Claire Martin");
        json.GetProperty("activities").GetArrayLength().ShouldBeGreaterThan(10);
        json.GetRawText().ShouldNotContain("paul@");
    }

    [Fact]
    public async Task An_address_that_nobody_knows_exports_nothing()
    {
        using var document = new MemoryStream();

        (await _server.Services.GetRequiredService<Export>().WriteAsync("nobody@acme.example", document, Cancel)).ShouldBeFalse();

        document.Length.ShouldBe(0);
    }

    /// <summary>A request told to the end, as a customer does.</summary>
    private async Task<DirectLineClient> AskAsync(string address)
    {
        var client = await DirectLineClient.StartAsync(_server, Cancel);
        string[] said =
        [
            $"ouvrez un dossier HP : serveur proliant, commande n° 7001234567, SAID 101522334455, produit 507284-B21, mail {address}",
            "Le portail refuse le numéro sans dire pourquoi.", "passer", "Claire Martin", "ACME", "passer", "envoyer", "oui",
        ];
        foreach (var text in said)
        {
            (await client.SayAsync(text, Cancel)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        (await client.HistoryAsync(Cancel)).ShouldContain(activity => activity.GetRawText().Contains("\"kind\":\"done\"", StringComparison.Ordinal));
        return client;
    }

    private IEnumerable<string> Mails() => Directory.Exists(_data.File("mail")) ? Directory.EnumerateFiles(_data.File("mail"), "*.eml") : [];

    /// <summary>Columns, of whatever table, in which the text stands, whatever its letters' case.</summary>
    private async Task<IReadOnlyList<string>> RowsWithAsync(string text)
    {
        var found = new List<string>();
        foreach (var column in await Database.TextColumnsAsync(Cancel))
        {
            var sql = $"SELECT COUNT(*) FROM {column.Table} WHERE replace(lower({column.Name}), $1, '') <> lower({column.Name})";
            var count = await Database.QueryAsync(SqlStatement.Of(sql, text.ToLowerInvariant()), reader => reader.GetInt64(0), Cancel);
            if (count[0] > 0)
            {
                found.Add($"{column.Table}.{column.Name}");
            }
        }

        return found;
    }

    /// <summary>Files of the installation whose bytes hold the text, in either case: the database, its log, mails.</summary>
    private IEnumerable<string> FilesWith(string text) => Directory.EnumerateFiles(_data.FullName, "*", SearchOption.AllDirectories)
        .Where(file => ReadShared(file).Contains(text, StringComparison.OrdinalIgnoreCase));

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
