using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SupportBot.Browser.Tests.Playground;

/// <summary>The published Microsoft 365 Agents Playground, which plays Teams, in front of a bot on this machine.</summary>
internal sealed class AgentsPlayground : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "SupportBot.Browser.Tests", "Playground");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _node;
    private readonly string _workingFolder;

    private AgentsPlayground(Process node, string workingFolder, Uri address) => (_node, _workingFolder, Address) = (node, workingFolder, address);

    public Uri Address { get; }

    /// <summary>Starts it, after installing it the first time; skips the test where that is not possible.</summary>
    public static async Task<AgentsPlayground> StartAsync(Uri bot, CancellationToken cancellationToken)
    {
        var program = Path.Combine(Folder, "node_modules", "@microsoft", "m365agentsplayground", "cli.js");
        if (!File.Exists(program) && await RunAsync("npm", ["ci", "--ignore-scripts"], cancellationToken) != 0)
        {
            Assert.Skip("The Microsoft 365 Agents Playground is not installed: needs Node.js 20 or newer (https://nodejs.org) and a package registry in reach for 'npm ci'.");
        }

        var port = FreePort();
        var folder = Directory.CreateTempSubdirectory("playground-").FullName; // it writes into its working folder
        var start = new ProcessStartInfo("node", [program, "start", "-e", new Uri(bot, "api/messages").ToString(), "-c", "msteams", "-p", $"{port}", "--dt"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        var node = Process.Start(start)!; // Process.Start returns null only for a shell document.
        node.OutputDataReceived += static (_, _) => { };
        node.ErrorDataReceived += static (_, _) => { };
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
        var playground = new AgentsPlayground(node, folder, new Uri($"http://127.0.0.1:{port}/"));
        await playground.WaitAsync(cancellationToken);
        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_node.HasExited)
        {
            _node.Kill(entireProcessTree: true);
            await _node.WaitForExitAsync();
        }

        _node.Dispose();
        Directory.Delete(_workingFolder, recursive: true);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience && !_node.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("_debug/ping", UriKind.Relative), cancellationToken);
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

        throw new InvalidOperationException("The playground did not start.");
    }

    private static async Task<int> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!; // See above.
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
