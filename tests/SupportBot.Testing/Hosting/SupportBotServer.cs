using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SupportBot.Testing.Hosting;

/// <summary>
/// The product on a real port of this machine, with real storage of its own (see <see cref="TestStorage"/>). Settings and services may be changed before the first use of
/// <see cref="WebApplicationFactory{TEntryPoint}.CreateClient()"/> or <see cref="Address"/>.
/// </summary>
public class SupportBotServer : WebApplicationFactory<Program>
{
    /// <summary>The secret that the server is configured with.</summary>
    public const string Secret = "a-secret-of-the-tests-long-enough-for-Production";

    private readonly TemporaryDirectory _ownDirectory = new();
    private readonly List<Action<IServiceCollection>> _services = [];
    private readonly Lock _starting = new();
    private bool _started;

    public SupportBotServer()
    {
        DataDirectory = _ownDirectory.FullName;
        UseKestrel(0);
    }

    /// <summary>Where the data lie: a fresh folder, gone afterwards, unless a test starts again on what another server left.</summary>
    public string DataDirectory { get; init; }

    /// <summary>Where a folder's data are kept: the engine of this run unless a test says otherwise.</summary>
    public Func<string, IReadOnlyDictionary<string, string>> Storage { get; init; } = TestStorage.Settings;

    /// <summary>Development unless a test says otherwise.</summary>
    public string Environment { get; init; } = "Development";

    /// <summary>Configuration by key, such as <c>RateLimits:Enabled</c>.</summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["urls"] = "http://127.0.0.1:0",
        ["DirectLine:Secret"] = Secret,
        ["RateLimits:Enabled"] = "false",

        // Tests that move the clock by months do not mean to lose what they look at.
        ["Retention:Enabled"] = "false",
    };

    /// <summary>What the server logs, one line per event.</summary>
    public LogLines Logs { get; } = new();

    /// <summary>Where it listens, without a final slash.</summary>
    public string Address
    {
        get
        {
            Start();
            return ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);
        }
    }

    /// <summary>Replaces or adds services.</summary>
    public SupportBotServer With(Action<IServiceCollection> change)
    {
        _services.Add(change);
        return this;
    }

    /// <summary>Runs on <paramref name="clock"/>.</summary>
    public SupportBotServer At(TimeProvider clock) => With(services => services.AddSingleton(clock));

    /// <summary>A client that follows no redirect and has the server's address as its base.</summary>
    public HttpClient Http()
    {
        Start();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { BaseAddress = ClientOptions.BaseAddress };
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        foreach (var (key, value) in Storage(DataDirectory))
        {
            builder.UseSetting(key, value);
        }

        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureTestServices(services => _services.ForEach(change => change(services)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _ownDirectory.Dispose();
        }
    }

    private void Start()
    {
        lock (_starting)
        {
            if (!_started)
            {
                StartServer();
                _started = true;
            }
        }
    }
}
