using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportBot.Bot.Persistence;
using SupportBot.Bot.Security.Keys;
using SupportBot.Bot.Tests.AgentConsole;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Security.Keys;

/// <summary>S85: the keys of the installation in its database.</summary>
public sealed class KeyProtectionTests : IDisposable
{
    private const string Setting = "Security:KeyEncryptionKey";

    private readonly TemporaryDirectory _data = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task S85_sealed_keys_are_nowhere_in_the_database_and_a_restart_keeps_sessions_and_tokens()
    {
        var key = NewKey();
        Dictionary<string, string> cookies;
        string token, conversation;
        await using (var first = Server(key))
        {
            using var browser = await ConsoleBrowser.SignInAsync(first);
            cookies = browser.Cookies;
            using var visitor = await DirectLineClient.StartAsync(first, Cancel);
            (token, conversation) = (visitor.Credential!, visitor.ConversationId);
            (await RowsAsync(first)).ShouldAllBe(static row => row.StartsWith("SBK1", StringComparison.Ordinal) || row.StartsWith("sealed:", StringComparison.Ordinal));
        }

        await using var second = Server(key);
        using var again = new ConsoleBrowser(second);
        foreach (var (name, value) in cookies)
        {
            again.Cookies[name] = value;
        }

        (await again.GetAsync("/console/nothing")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var later = new DirectLineClient(second.Http()) { Credential = token, ConversationId = conversation };
        (await later.HistoryAsync(Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task S85_keys_that_lay_open_are_read_and_sealed_at_the_next_start()
    {
        string token, conversation, protectedText;
        await using (var before = Server(null))
        {
            using var visitor = await DirectLineClient.StartAsync(before, Cancel);
            (token, conversation) = (visitor.Credential!, visitor.ConversationId);
            protectedText = before.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("bonjour");
            (await RowsAsync(before)).ShouldContain(static row => row.StartsWith("<key", StringComparison.Ordinal));
        }

        await using var after = Server(NewKey());

        using var later = new DirectLineClient(after.Http()) { Credential = token, ConversationId = conversation };
        (await later.HistoryAsync(Cancel)).Count.ShouldBe(1);
        after.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(protectedText).ShouldBe("bonjour");
        (await RowsAsync(after)).ShouldAllBe(static row => row.StartsWith("SBK1", StringComparison.Ordinal) || row.StartsWith("sealed:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task S85_a_key_is_replaced_by_naming_the_new_one_before_the_old_one()
    {
        var (old, fresh) = (NewKey(), NewKey());
        string token, conversation;
        await using (var before = Server(old))
        {
            using var visitor = await DirectLineClient.StartAsync(before, Cancel);
            (token, conversation) = (visitor.Credential!, visitor.ConversationId);
        }

        await using (var change = Server($"{fresh}\n{old}"))
        {
            change.Http().Dispose(); // Starts it: everything is sealed anew.
        }

        await using var after = Server(fresh);
        using var later = new DirectLineClient(after.Http()) { Credential = token, ConversationId = conversation };
        (await later.HistoryAsync(Cancel)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]
    [InlineData("bonjour")]
    public async Task S85_without_the_key_that_sealed_them_the_server_does_not_start_and_repeats_no_key(string? other)
    {
        var key = NewKey();
        await using (var first = Server(key))
        {
            first.Http().Dispose();
        }

        var settings = TestStorage.Settings(_data.FullName).Append(KeyValuePair.Create("urls", "http://127.0.0.1:0"));
        await using var second = new BotProcess((other is null ? settings : settings.Append(KeyValuePair.Create(Setting, other))).ToDictionary());

        (await second.ExitCodeAsync(Cancel)).ShouldBe(2);
        second.Output.ShouldContain("SupportBot cannot start");
        second.Output.ShouldContain(Setting);
        second.Output.ShouldNotContain(key);
        if (other is not null)
        {
            second.Output.ShouldNotContain(other);
        }
    }

    [Theory]
    [InlineData("bonjour", false)]
    [InlineData("AAAA", false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", false)]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=, AAAA", false)]
    [InlineData("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", true)]
    [InlineData("", true)]
    public void S85_a_key_is_thirty_two_bytes_that_somebody_has_thrown_dice_for(string value, bool isGood) =>
        new KeyEncryptionOptionsValidator().Validate(null, new KeyEncryptionOptions { KeyEncryptionKey = value }).Succeeded.ShouldBe(isGood);

    [Fact]
    public async Task S85_in_Production_open_keys_are_warned_of_in_log_and_health()
    {
        await using var open = Server(null, Environments.Production);
        await using var shut = Server(NewKey(), Environments.Production);

        (await HealthAsync(open)).ShouldContain("\"keys\":\"degraded\"");
        (await HealthAsync(shut)).ShouldContain("\"keys\":\"ok\"");
        open.Logs.All.ShouldContain(static line => line.StartsWith("Warning ", StringComparison.Ordinal) && line.Contains(Setting, StringComparison.Ordinal));
        shut.Logs.All.ShouldNotContain(static line => line.Contains(Setting, StringComparison.Ordinal));
    }

    [Fact]
    public void S85_a_sealed_row_opens_under_its_own_name_only_and_not_when_a_bit_is_changed()
    {
        var sealer = new KeySealer(Options.Create(new KeyEncryptionOptions { KeyEncryptionKey = NewKey() }));
        var bytes = sealer.Seal("one", "bonjour"u8.ToArray());

        sealer.Open("one", bytes).ShouldBe("bonjour"u8.ToArray());
        Should.Throw<KeySealedException>(() => sealer.Open("other", bytes));
        for (var i = 4; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Should.Throw<KeySealedException>(() => sealer.Open("one", changed));
        }
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static async Task<string> HealthAsync(SupportBotServer server)
    {
        using var client = new DirectLineClient(server.Http());
        return (await client.SendAsync(HttpMethod.Get, "/health/ready", null, Cancel)).Text;
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(SupportBotServer server)
    {
        var database = server.Services.GetRequiredService<IDatabase>();
        var secrets = await database.QueryAsync(SqlStatement.Of("SELECT value FROM secrets"), static row => Encoding.Latin1.GetString(row.GetFieldValue<byte[]>(0)), Cancel);
        var ring = await database.QueryAsync(SqlStatement.Of("SELECT xml FROM protection_keys"), static row => row.GetString(0), Cancel);
        ring.Count.ShouldBeGreaterThan(0);
        return [.. secrets, .. ring];
    }

    private SupportBotServer Server(string? key, string environment = "Development")
    {
        var server = new SupportBotServer { DataDirectory = _data.FullName, Environment = environment };
        server.Settings["RateLimits:Enabled"] = "true";
        server.Settings[Setting] = key;
        return server;
    }
}
