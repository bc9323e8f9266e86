using System.CommandLine;
using System.Diagnostics;

namespace SupportBot.Benchmarks.Load;

/// <summary><c>load</c>: talks with a running server over HTTP, so many conversations at a time, and prints turns per second and how long they took.</summary>
internal static class LoadCommand
{
    public const string Name = "load";

    private static readonly Option<string> Address = new("--url") { Description = "The server.", DefaultValueFactory = _ => "http://localhost:3978" };
    private static readonly Option<int> Connections = new("--connections") { Description = "Conversations at the same time.", DefaultValueFactory = _ => 16 };
    private static readonly Option<int> Seconds = new("--seconds") { Description = "How long, after a warm-up of two seconds.", DefaultValueFactory = _ => 10 };
    private static readonly Option<string> Lines = new("--lines") { Description = "What each visitor says, split by |.", DefaultValueFactory = _ => "bonjour|HP|Élodie Martin|CM-12345|oui" };
    private static readonly Option<bool> DirectLine = new("--direct-line") { Description = "Over Direct Line and its socket instead of /api/messages with expectReplies." };

    public static Command Create()
    {
        var command = new Command(Name, "Puts load on a running server (start it with RateLimits:Enabled=false).") { Address, Connections, Seconds, Lines, DirectLine };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new LoadPlan(new Uri(parsed.GetRequiredValue(Address)), parsed.GetValue(Connections), TimeSpan.FromSeconds(parsed.GetValue(Seconds)), parsed.GetRequiredValue(Lines).Split('|')),
            parsed.GetValue(DirectLine),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LoadPlan plan, bool directLine, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = plan.Connections * 2 }) { BaseAddress = plan.Address };
        ITalk talk = directLine ? new DirectLineTalk(http) : new ConnectorTalk(http);
        var record = new LoadRecord(plan.Duration);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, plan.Connections).Select(_ => TalkAsync(talk, plan, record, cancellationToken)));
        var busy = (Process.GetCurrentProcess().TotalProcessorTime - cpu) / record.Elapsed;
        await Console.Out.WriteLineAsync(record.Print(busy));
        return record.Errors == 0 ? 0 : 1;
    }

    private static async Task TalkAsync(ITalk talk, LoadPlan plan, LoadRecord record, CancellationToken cancellationToken)
    {
        while (!record.IsOver)
        {
            try
            {
                await talk.RunAsync(plan.Lines, record.Turn, cancellationToken);
            }
            catch (Exception failure) when (failure is HttpRequestException or InvalidDataException or System.Net.WebSockets.WebSocketException)
            {
                record.Error(failure);
            }
        }
    }
}

/// <summary>What is asked for.</summary>
internal sealed record LoadPlan(Uri Address, int Connections, TimeSpan Duration, IReadOnlyList<string> Lines);

/// <summary>One way to hold a conversation.</summary>
internal interface ITalk
{
    /// <summary>A new conversation, line by line; <paramref name="answered"/> gets the timestamp at which each line was sent, once its reply is there.</summary>
    Task RunAsync(IReadOnlyList<string> lines, Action<long> answered, CancellationToken cancellationToken);
}
