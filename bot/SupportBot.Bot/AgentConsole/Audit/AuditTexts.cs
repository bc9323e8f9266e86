using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.AgentConsole.Audit;

/// <summary>The sentences of the log's page.</summary>
internal static class AuditTexts
{
    public static readonly FormTexts Of = FormTexts.For(typeof(AuditTexts), nameof(AuditTexts));

    /// <summary>The events that have a French name, for the filter.</summary>
    public static IReadOnlyList<string> KnownEvents { get; } = Of.List("Events");

    /// <summary>The French name of an event; other parts' events without one are shown by their own.</summary>
    public static string Event(string name) => Of.Find($"Event_{name}") ?? name;
}
