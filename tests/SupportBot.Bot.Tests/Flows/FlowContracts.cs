using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Contracts;
using SupportBot.Bot.Contracts.Import;
using SupportBot.Bot.Contracts.Storage;
using SupportBot.Bot.Contracts.Viewers;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Persistence.Sqlite;
using SupportBot.Bot.Security;
using SupportBot.Bot.Security.Keys;
using SupportBot.Dialogs.Turns;

namespace SupportBot.Bot.Tests.Flows;

/// <summary>
/// The services of contracts for conversations, over a database of their own with the demo contracts of 23 November 2026: a copy of one that was made once,
/// taken when it is first needed. The user of the Teams shape belongs to the demo organisation.
/// </summary>
#pragma warning disable CA1001 // The copies go with the test process.
internal sealed class FlowContracts
{
    public const string Tenant = "tenant";
    public const string Person = "11111111-2222-3333-4444-555555555555";

    private static readonly DateTimeOffset Made = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly SemaphoreSlim Making = new(1, 1);

    private static (string File, InstallationSecrets Secrets)? _original;

    private readonly InstallationSecrets _secrets;
    private readonly LazyDatabase _database;

    private FlowContracts(string file, InstallationSecrets secrets) => (_database, _secrets) = (new LazyDatabase(file), secrets);

    public static async Task<FlowContracts> CreateAsync()
    {
        await Making.WaitAsync();
        try
        {
            var (file, secrets) = _original ??= await MakeAsync();
            return new FlowContracts(file, secrets);
        }
        finally
        {
            Making.Release();
        }
    }

    public IServiceCollection AddTo(IServiceCollection services) => services
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<IDatabase>(_database)
        .AddOutbox()
        .AddContracts()
        .AddSingleton(_secrets);

    /// <summary>Commits what concerns contracts; cases and letters are only looked at.</summary>
    public async Task CommitAsync(IEnumerable<IEffectWriter> writers, ITurnContext turn)
    {
        var scope = new EffectScope(ConversationKey.DirectLine("conversation"), 1, turn.Now);
        var statements = turn.Effects
            .SelectMany(effect => writers.Where(writer => writer.EffectType == effect.GetType() && writer.EffectType.Namespace?.StartsWith("SupportBot.Bot.Outbox", StringComparison.Ordinal) == false)
                .SelectMany(writer => writer.Write(effect, scope)))
            .ToList();
        if (statements.Count > 0)
        {
            (await _database.WriteAsync(statements)).ShouldBe(WriteOutcome.Committed);
        }
    }

    private static async Task<(string File, InstallationSecrets Secrets)> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("flows-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var file = Path.Combine(folder, "original.db");
        InstallationSecrets secrets;
        using (var database = SqliteDatabase.Open(file, Made))
        {
            secrets = new InstallationSecrets(database, new KeySealer(Options.Create(new KeyEncryptionOptions())), TimeProvider.System);
            foreach (var name in ContractServices.SecretNames)
            {
                await secrets.LoadAsync(name, CancellationToken.None);
            }

            var organisations = new OrganisationStore(database);
            await new ContractImporter(database, organisations).RunAsync(DemoContracts.Make(ContractRules.DayOf(Made)), ContractSources.Demo, isTrial: false, Made, CancellationToken.None);
            await organisations.AddMemberAsync(DemoContracts.Organisation, new Member("Demo", DemoContracts.Email, null), Made, CancellationToken.None);
            await organisations.AddMemberAsync(DemoContracts.Organisation, new Member("Claire", null, new EntraPerson(Tenant, Person)), Made, CancellationToken.None);
            await FlowCases.AddToAsync(database);
        }

        return (file, secrets);
    }

    /// <summary>Most conversations never ask for a contract: theirs is never made.</summary>
    private sealed class LazyDatabase(string original) : IDatabase
    {
        private readonly Lazy<SqliteDatabase> _opened = new(() => Open(original));

        public Task<WriteOutcome> WriteAsync(IReadOnlyList<SqlStatement> unit) => _opened.Value.WriteAsync(unit);

        public ValueTask<IReadOnlyList<T>> QueryAsync<T>(SqlStatement statement, Func<System.Data.Common.DbDataReader, T> map, CancellationToken cancellationToken) =>
            _opened.Value.QueryAsync(statement, map, cancellationToken);

        public ValueTask<System.Data.Common.DbConnection> OpenReadAsync(CancellationToken cancellationToken) => _opened.Value.OpenReadAsync(cancellationToken);

        public ValueTask<IReadOnlyList<TextColumn>> TextColumnsAsync(CancellationToken cancellationToken) => _opened.Value.TextColumnsAsync(cancellationToken);

        public Task ForgetDeletedAsync(CancellationToken cancellationToken) => _opened.Value.ForgetDeletedAsync(cancellationToken);

        public void Dispose()
        {
            if (_opened.IsValueCreated)
            {
                _opened.Value.Dispose();
            }
        }

        private static SqliteDatabase Open(string original)
        {
            var copy = Path.Combine(Path.GetDirectoryName(original)!, Guid.NewGuid().ToString("N") + ".db"); // a file has a folder
            File.Copy(original, copy);
            return SqliteDatabase.Open(copy, Made);
        }
    }
}
