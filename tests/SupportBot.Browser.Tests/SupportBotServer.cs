using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Browser.Tests;

/// <summary>
/// The real bot in a process of its own, on a free loopback port, with its data in a folder of its own, so that a test can stop it and start it again.
/// </summary>
public sealed class SupportBotServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _data = Directory.CreateTempSubdirectory("supportbot-browser-").FullName;
    private readonly Dictionary<string, string> _settings;
    private readonly int _port = FreePort();
    private Process? _process;

    private SupportBotServer(Dictionary<string, string> settings) => _settings = settings;

    /// <summary>The database file, which the bot keeps open.</summary>
    internal string Database => Path.Combine(_data, "supportbot.db");

    /// <summary>Folder of the database and of the mails.</summary>
    public string Data => _data;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>Starts the bot; settings are configuration keys with their values, such as <c>DirectLine:TrustedOrigins:0</c>.</summary>
    public static async Task<SupportBotServer> StartAsync(CancellationToken cancellationToken, params (string Key, string Value)[] settings)
    {
        var server = new SupportBotServer(settings.ToDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.Ordinal));
        await server.StartAgainAsync(cancellationToken);
        return server;
    }

    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.BotProject,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Repository.BotProgram);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(Address.ToString());
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Storage__DataDirectory"] = _data;
        foreach (var (key, value) in _settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("The bot did not start.");
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync(cancellationToken);
    }

    /// <summary>Ends the process at once, as a crash does.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_data, recursive: true);
    }

    private readonly Queue<string> _lastLines = new();

    private void Keep(string? line)
    {
        lock (_lastLines)
        {
            _lastLines.Enqueue(line ?? "");
            if (_lastLines.Count > 40)
            {
                _lastLines.Dequeue();
            }
        }
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        var started = Stopwatch.StartNew();
        while (started.Elapsed < Patience && _process is { HasExited: false })
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("health/ready", UriKind.Relative), cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Not listening yet.
            }

            await Task.Delay(100, cancellationToken);
        }

        string said;
        lock (_lastLines)
        {
            said = string.Join('\n', _lastLines);
        }

        await KillAsync();
        throw new InvalidOperationException($"The bot was not ready after {started.Elapsed.TotalSeconds:0} s. It said:\n{said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
