using Microsoft.Extensions.Options;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Import;
using SupportBot.Bot.Contracts.Lookup;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security;
using SupportBot.Bot.Security.Codes;
using SupportBot.Bot.Security.Keys;
using SupportBot.Bot.Security.Quotas;
using SupportBot.Dialogs.Schema;
using SupportBot.Dialogs.Turns;
using SupportBot.Testing;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Contracts;

/// <summary>The services of contracts over a fresh SQLite file, and turns that are committed as the product commits them.</summary>
internal sealed class ContractsFixture : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contracts-").FullName;
    private readonly IDatabase _database;
    private readonly IEffectWriter[] _writers =
    [
        new RecordReadWriter(), new RememberViewerWriter(), new ForgetViewerWriter(), new IssueCodeWriter(), new UseCodeWriter(),
        new SendMailWriter(new MailRows(Options.Create(new OutboxOptions()), Options.Create(new MailOptions()))),
        new SendNowhereWriter(Options.Create(new OutboxOptions()), Options.Create(new MailOptions())),
    ];

    private ContractsFixture()
    {
        _database = TestStorage.Open(Path.Combine(_folder, "test.db"), Clock.GetUtcNow());
        Secrets = new InstallationSecrets(_database, new KeySealer(Options.Create(new KeyEncryptionOptions())), Clock);
        Pseudonyms = new Pseudonyms(Secrets);
        Quota = new SlidingQuota(_database);
        Store = new ContractStore(_database);
        Organisations = new OrganisationStore(_database);
        Importer = new ContractImporter(_database, Organisations);
        var options = Options.Create(ContractOptions);
        Lookup = new ContractLookup(Store, Quota, Pseudonyms, options);
        Viewers = new ViewerDirectory(_database, options);
        Codes = new OneTimeCodes(_database, Secrets, Pseudonyms, Quota);
        Gate = new CodeGate(Store, new CodeMail(Codes));
    }

    public ManualClock Clock { get; } = new();

    public ContractOptions ContractOptions { get; } = new();

    public IDatabase Database => _database;

    public InstallationSecrets Secrets { get; }

    public Pseudonyms Pseudonyms { get; }

    public SlidingQuota Quota { get; }

    public ContractStore Store { get; }

    public OrganisationStore Organisations { get; }

    public ContractImporter Importer { get; }

    public ContractLookup Lookup { get; }

    public ViewerDirectory Viewers { get; }

    public OneTimeCodes Codes { get; }

    public CodeGate Gate { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ContractsFixture> CreateAsync()
    {
        var fixture = new ContractsFixture();
        foreach (var name in ContractServices.SecretNames)
        {
            await fixture.Secrets.LoadAsync(name, Token);
        }

        return fixture;
    }

    /// <summary>Imports the lines; each gets what it leaves open.</summary>
    public Task<ImportSummary> ImportAsync(params ImportedContract[] lines) =>
        Importer.RunAsync(lines, ContractSources.Import, isTrial: false, Clock.GetUtcNow(), Token);

    public static ImportedContract Line(string organisation, string number, string? email = null, SoftwareVendor vendor = SoftwareVendor.RedHat, string end = "2027-03-31") => new(1)
    {
        Organisation = organisation,
        Vendor = vendor,
        Kind = ContractKind.Contract,
        Number = number,
        Product = "Produit " + number,
        End = SampleContracts.Day(end),
        Email = email,
    };

    /// <summary>A turn on the support page.</summary>
    public TurnContext WebTurn(string conversation = "conv-1", string user = "dl_1") => new(
        new Activity { Type = ActivityTypes.Message, Text = "…", ChannelId = "directline", Conversation = new ConversationAccount(conversation), From = new ChannelAccount(user) },
        Clock.GetUtcNow());

    /// <summary>A turn in Teams.</summary>
    public TurnContext TeamsTurn(string? tenant, string? person, string? conversationType = "personal") => new(
        new Activity
        {
            Type = ActivityTypes.Message,
            Text = "…",
            ChannelId = "msteams",
            Conversation = new ConversationAccount("a:1", ConversationType: conversationType, TenantId: tenant),
            From = new ChannelAccount("29:1", "Alex", person),
        },
        Clock.GetUtcNow());

    /// <summary>Commits what the turn caused; its letters come back too.</summary>
    public async Task<(WriteOutcome Outcome, IReadOnlyList<MailLetter> Letters)> CommitAsync(ITurnContext turn)
    {
        var scope = new EffectScope(ConversationKey.DirectLine(turn.Activity.Conversation!.Id), 1, turn.Now); // every turn here has one
        var statements = turn.Effects
            .SelectMany(effect => _writers.Single(writer => writer.EffectType == effect.GetType()).Write(effect, scope))
            .ToList();
        var outcome = statements.Count == 0 ? WriteOutcome.Committed : await _database.WriteAsync(statements);
        return (outcome, [.. turn.Effects.OfType<SendMail>().Select(mail => mail.Letter)]);
    }

    public async Task<long> CountAsync(string sql, params object?[] parameters) =>
        (await _database.QueryAsync(SqlStatement.Of(sql, parameters), static row => row.GetInt64(0), Token))[0];

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
