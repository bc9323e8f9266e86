using SupportBot.Bot.Observability;

namespace SupportBot.Bot.Channels.DirectLine;

/// <summary>How many sockets are open.</summary>
internal sealed class StreamFigures(OpenStreams streams) : IFigures
{
    public ValueTask<IReadOnlyList<Figure>> ReadAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Figure>>([new("supportbot_sockets_open", "Open sockets of chat windows, on this node.", streams.Count)]);
}
