using SupportBot.Bot.Observability;

namespace SupportBot.Bot.Conversations;

internal sealed partial class TurnProcessor
{
    [LoggerMessage(EventIds.Conversations + 1, LogLevel.Error, "Turn failed, reference {Reference}, route {Route}")]
    private static partial void LogTurnFailed(ILogger logger, Exception failure, string reference, TurnRoute route);

    [LoggerMessage(EventIds.Conversations + 2, LogLevel.Error, "Conversation state cannot be read: set aside, the conversation starts again")]
    private static partial void LogUnreadableState(ILogger logger);

    [LoggerMessage(EventIds.Conversations + 3, LogLevel.Information, "Repeated activity, route {Route}: the answer given at {Seq} stands")]
    private static partial void LogRepeated(ILogger logger, TurnRoute route, long seq);
}
