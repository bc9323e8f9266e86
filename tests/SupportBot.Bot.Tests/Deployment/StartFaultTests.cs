using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Deployment;

/// <summary>The executable on a machine that is not as it should be: one message with cause and mend, an exit code, and nothing half-done.</summary>
[Trait("Storage", "Sqlite")]
public sealed class StartFaultTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_typing_error_in_a_key_stops_the_start()
    {
        var told = await FailAsync(new() { ["DirectLine:Secrett"] = "a-secret-that-nobody-should-see", ["Mail:Port"] = "smtp" });

        told.ShouldContain("did you mean DirectLine:Secret?");
        told.ShouldContain("Mail:Port is 'smtp'");
        told.ShouldNotContain("nobody-should-see");
        Directory.EnumerateFileSystemEntries(_data.FullName).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var told = await FailAsync([], "--urls", address);

        told.ShouldContain($"{address}: address already in use");
        told.ShouldContain("--urls");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=geheim;Database=d", "Check Storage:ConnectionString and that the server runs")]
    [InlineData("Hosts=127.0.0.1;Password=geheim", "Storage:ConnectionString cannot be read")]
    [InlineData("", "Storage:ConnectionString is missing")]
    public async Task A_database_that_cannot_be_reached_is_named_without_its_password(string connection, string told)
    {
        var output = await FailAsync(new() { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = connection });

        output.ShouldContain(told);
        output.ShouldNotContain("geheim");
    }

    [Fact]
    public async Task A_database_that_does_not_exist_on_its_server_is_named()
    {
        TestStorage.NeedsPostgres();
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(TestStorage.PostgresServer) { Database = "nowhere" }.ConnectionString;

        var told = await FailAsync(new() { ["Storage:Provider"] = "Postgres", ["Storage:ConnectionString"] = connection });

        told.ShouldContain("database \"nowhere\" does not exist. Create the database, or correct Database in Storage:ConnectionString.");
    }

    [Fact]
    public async Task Secrets_that_cannot_be_read_are_named_by_their_folder()
    {
        var secrets = Directory.CreateDirectory(_data.File("secrets")).FullName;
        File.CreateSymbolicLink(Path.Combine(secrets, "DirectLine__Secret"), _data.File("gone"));

        (await FailAsync(new() { ["Secrets:Directory"] = secrets })).ShouldContain($"The secrets in {secrets} cannot be read");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        // Not even root may make folders here.
        var told = await FailAsync(new() { ["Storage:DataDirectory"] = "/proc/supportbot" });

        told.ShouldContain("The folder /proc/supportbot cannot be created");
        told.ShouldContain("Storage:DataDirectory");
    }

    [Fact]
    public async Task An_expired_certificate_is_named_with_its_last_day()
    {
        var path = _data.File("expired.pfx");
        await File.WriteAllBytesAsync(path, Certificate(new DateTimeOffset(2021, 1, 31, 0, 0, 0, TimeSpan.Zero)), Cancel);

        var told = await FailAsync(new() { ["Kestrel:Certificates:Default:Path"] = path, ["Kestrel:Certificates:Default:Password"] = "test" }, "--urls", "https://127.0.0.1:0");

        told.ShouldContain($"the certificate '{path}' expired on 2021-01-31. Renew it");
    }

    [Fact]
    public async Task A_certificate_with_the_wrong_password_is_named()
    {
        var path = _data.File("locked.pfx");
        await File.WriteAllBytesAsync(path, Certificate(new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero)), Cancel);

        var told = await FailAsync(new() { ["Kestrel:Certificates:Default:Path"] = path, ["Kestrel:Certificates:Default:Password"] = "geheim" });

        told.ShouldContain("cannot be read");
        told.ShouldContain("Check Password");
        told.ShouldNotContain("geheim");
    }

    [Fact]
    public async Task A_database_cut_short_is_refused_and_left_as_it_is()
    {
        var file = _data.File("supportbot.db");
        using (Bot.Persistence.Sqlite.SqliteDatabase.Open(file, DateTimeOffset.UnixEpoch))
        {
        }

        var half = (await File.ReadAllBytesAsync(file, Cancel))[..40_000];
        await File.WriteAllBytesAsync(file, half, Cancel);

        var told = await FailAsync([]);

        told.ShouldContain($"The database {file} is damaged");
        told.ShouldContain("restore FILE");
        (await File.ReadAllBytesAsync(file, Cancel)).ShouldBe(half);
    }

    [Fact]
    public async Task A_restore_that_was_cut_short_is_told_instead_of_an_empty_database_begun()
    {
        await File.WriteAllTextAsync(_data.File("supportbot.db.partial"), "half a copy", Cancel);

        var told = await FailAsync([]);

        told.ShouldContain("A restore was cut short");
        File.Exists(_data.File("supportbot.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_backup_to_a_place_that_cannot_be_written_is_told()
    {
        using (Bot.Persistence.Sqlite.SqliteDatabase.Open(_data.File("supportbot.db"), DateTimeOffset.UnixEpoch))
        {
        }

        (await FailAsync([], "backup", "--out", "/proc/supportbot")).ShouldContain("SupportBot cannot back up. The backup could not be written");
    }

    private static byte[] Certificate(DateTimeOffset end)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), end);
        return certificate.Export(X509ContentType.Pfx, "test");
    }

    /// <summary>Starts it, waits for the end that must come, and gives what it said.</summary>
    private async Task<string> FailAsync(Dictionary<string, string> settings, params string[] arguments)
    {
        var all = new Dictionary<string, string>(settings) { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
        all.TryAdd("Storage:DataDirectory", _data.FullName);
        await using var bot = new BotProcess(all, arguments is [] ? ["--urls", "http://127.0.0.1:0"] : arguments);

        (await bot.ExitCodeAsync(Cancel)).ShouldBe(2, bot.Output);
        bot.Output.ShouldContain("SupportBot cannot ");
        bot.Output.ShouldNotContain("   at ");
        return bot.Output;
    }
}
