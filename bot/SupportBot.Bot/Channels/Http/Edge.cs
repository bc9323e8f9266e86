namespace SupportBot.Bot.Channels.Http;

/// <summary>The web server's own limits.</summary>
internal static class Edge
{
    private const string DefaultAddress = "http://localhost:3978";
    private const long LargestBody = 1024 * 1024;
    private static readonly TimeSpan SlowestHeaders = TimeSpan.FromSeconds(15);

    /// <summary>How long a stop waits for turns under way and for sockets to say goodbye.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Where settings and data lie: the current folder when the settings are in it, as in the repository, else the program's own folder. Services are
    /// started from <c>/</c>, which would be watched whole for changes of the settings. Null: the arguments or the environment name it.
    /// </summary>
    public static string? ContentRoot(string[] args) =>
        File.Exists("appsettings.json")
        || Array.Exists(args, static arg => arg.Contains("contentRoot", StringComparison.OrdinalIgnoreCase))
        || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null
            ? null
            : AppContext.BaseDirectory;

    public static IWebHostBuilder UseEdge(this IWebHostBuilder host, IConfiguration configuration)
    {
        if (configuration["urls"] is null && configuration["http_ports"] is null && configuration["https_ports"] is null && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            host.UseUrls(DefaultAddress);
        }

        host.ConfigureKestrel(static server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
            server.Limits.RequestHeadersTimeout = SlowestHeaders;
        });
        host.ConfigureServices(static services => services.Configure<HostOptions>(static options => options.ShutdownTimeout = Drain));
        return host;
    }
}
