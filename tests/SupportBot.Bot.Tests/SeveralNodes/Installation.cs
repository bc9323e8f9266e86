using System.Net;
using Npgsql;
using SupportBot.Testing.Hosting;

namespace SupportBot.Bot.Tests.SeveralNodes;

/// <summary>Several nodes of one installation: they share a PostgreSQL schema, and nothing else.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly TcpProxy _line;

    public Installation(int nodes = 2, Action<SupportBotServer>? configure = null)
    {
        TestStorage.NeedsPostgres();
        var server = new NpgsqlConnectionStringBuilder(TestStorage.PostgresServer);
        _line = new TcpProxy(new IPEndPoint(IPAddress.Loopback, server.Port));
        Nodes = [.. Enumerable.Range(0, nodes).Select(_ => Node(configure))];
    }

    public IReadOnlyList<SupportBotServer> Nodes { get; }

    /// <summary>Between all nodes and the database.</summary>
    public TcpProxy Line => _line;

    /// <summary>The same visitor, talking to another node.</summary>
    public DirectLineClient At(int node, DirectLineClient visitor) => new(Nodes[node].Http())
    {
        Credential = visitor.Credential,
        ConversationId = visitor.ConversationId,
        UserId = visitor.UserId,
    };

    public async ValueTask DisposeAsync()
    {
        _line.Mend();
        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }

        await _line.DisposeAsync();
        _directory.Dispose();
    }

    private SupportBotServer Node(Action<SupportBotServer>? configure)
    {
        var node = new SupportBotServer { Storage = _ => Behind(_line, TestStorage.PostgresSettings(_directory.FullName)) };
        configure?.Invoke(node);
        return node;
    }

    private static Dictionary<string, string> Behind(TcpProxy line, IReadOnlyDictionary<string, string> settings)
    {
        var connection = new NpgsqlConnectionStringBuilder(settings["Storage:ConnectionString"]) { Host = "127.0.0.1", Port = line.Port, CommandTimeout = 2 };
        return new Dictionary<string, string>(settings) { ["Storage:ConnectionString"] = connection.ConnectionString };
    }
}
