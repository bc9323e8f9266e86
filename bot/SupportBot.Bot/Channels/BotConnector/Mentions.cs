using System.Text.Json;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector;

/// <summary>Takes the bot's own name out of what was said to it in a group. Only what the channel marks as a mention goes: people may type <c>&lt;at&gt;</c> themselves.</summary>
internal static class Mentions
{
    private const string Opening = "<at>";
    private const string Closing = "</at>";

    /// <summary>The text without mentions of <see cref="Activity.Recipient"/>.</summary>
    public static string? Strip(Activity activity)
    {
        if (activity.Text is not { } text || activity.Recipient is not { } bot)
        {
            return activity.Text;
        }

        foreach (var entity in activity.Entities ?? [])
        {
            if (IsMentionOf(bot.Id, entity))
            {
                text = Remove(text, entity);
            }
        }

        return text.Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase).Trim();
    }

    private static bool IsMentionOf(string id, JsonElement entity) =>
        Text(entity, "type") == "mention"
        && entity.TryGetProperty("mentioned", out var mentioned)
        && Text(mentioned, "id") == id;

    private static string Remove(string text, JsonElement entity)
    {
        var name = entity.TryGetProperty("mentioned", out var mentioned) ? Text(mentioned, "name") : null;
        var marked = Text(entity, "text") ?? $"{Opening}{name}{Closing}";
        if (text.Contains(marked, StringComparison.OrdinalIgnoreCase))
        {
            return text.Replace(marked, "", StringComparison.OrdinalIgnoreCase);
        }

        // Some clients write another name in the entity than in the text: then the mention that opens the text is meant.
        var start = text.TrimStart();
        var end = start.IndexOf(Closing, StringComparison.OrdinalIgnoreCase);
        return start.StartsWith(Opening, StringComparison.OrdinalIgnoreCase) && end > 0 ? start[(end + Closing.Length)..] : text;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
