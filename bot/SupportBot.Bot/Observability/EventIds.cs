namespace SupportBot.Bot.Observability;

/// <summary>First log event number of each folder: a hundred per folder.</summary>
internal static class EventIds
{
    public const int Conversations = 1000;
    public const int DirectLine = 1100;
    public const int BotConnector = 1200;
    public const int Persistence = 1300;
    public const int Security = 1400;
    public const int Observability = 1500;
    public const int Insights = 1600;
    public const int Outbox = 1700;
    public const int Cases = 1800;
    public const int HandOff = 1900;
    public const int AgentConsole = 2000;
    public const int Privacy = 2300;
}
