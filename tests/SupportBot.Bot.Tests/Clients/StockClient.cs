using System.Diagnostics;
using System.Text;
using System.Text.Json;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.Clients;

/// <summary>The published botframework-directlinejs in Node, driven by <c>directline/drive.mjs</c>.</summary>
internal sealed class StockClient : IAsyncDisposable
{
    private static readonly string Folder = Repository.Path("tests", "SupportBot.Bot.Tests", "Clients", "directline");
    private static readonly SemaphoreSlim Installing = new(1, 1);

    private readonly Process _node;
    private readonly List<JsonElement> _seen = [];

    private StockClient(Process node) => _node = node;

    /// <summary>All that the client printed so far.</summary>
    public IReadOnlyList<JsonElement> Seen => _seen;

    /// <summary>Activities that it saw, in order.</summary>
    public IReadOnlyList<JsonElement> Activities => [.. _seen.Where(line => line.TryGetProperty("activity", out _)).Select(line => line.GetProperty("activity"))];

    /// <summary>Starts Node, after installing the client the first time; skips the test where that is not possible.</summary>
    public static async Task<StockClient> StartAsync(CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        return new StockClient(Process.Start(new ProcessStartInfo("node", ["drive.mjs"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!); // Process.Start returns null only for a shell document.
    }

    public async Task TellAsync<TCommand>(TCommand command, CancellationToken cancellationToken)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command).AsMemory(), cancellationToken);
        await _node.StandardInput.FlushAsync(cancellationToken);
    }

    /// <summary>Reads on until the condition holds.</summary>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> condition, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var line = await _node.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException($"Node ended. Seen: {string.Join('\n', _seen)}");
            _seen.Add(JsonElement.Parse(line));
            if (condition(_seen[^1]))
            {
                return _seen[^1];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_node.HasExited)
        {
            _node.Kill();
            await _node.WaitForExitAsync();
        }

        _node.Dispose();
    }

    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        await Installing.WaitAsync(cancellationToken);
        try
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules", "ws")) && await RunAsync("npm", ["ci"], cancellationToken) != 0)
            {
                Assert.Skip("botframework-directlinejs is not installed: needs Node.js 20 or newer (https://nodejs.org) and a package registry in reach for 'npm ci'.");
            }
        }
        finally
        {
            Installing.Release();
        }
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
}
