using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Bot.Conversations;
using SupportBot.Dialogs.Schema;

namespace SupportBot.Bot.Channels.BotConnector.Teams;

/// <summary>
/// Makes a message one that Teams shows whole: its text knows no headings, tables, rules and pictures, and takes a single line break for a space; buttons
/// under a message are three at most, and none beside a card; a message that is too large is refused. The words stay the same.
/// </summary>
internal static partial class TeamsShape
{
    /// <summary>Teams measures UTF-16; pages that Microsoft has not taken back say 28 KB.</summary>
    public const int MostBytes = 25 * 1024;

    private const string Teams = "msteams";
    private const string HeroCard = "application/vnd.microsoft.card.hero";
    private const int MostSuggestions = 3;
    private const int MostCardButtons = 6;

    /// <summary>The message as Teams takes it; of another channel, or no message: as it is.</summary>
    public static Activity Adapt(Activity activity) => activity is { ChannelId: Teams, Type: ActivityTypes.Message } ? Fit(Buttons(activity with { Text = Text(activity) })) : activity;

    private static string? Text(Activity activity) =>
        activity.Text is not { Length: > 0 } text || activity.TextFormat is TextFormats.Plain ? activity.Text : Markdown(text);

    private static string Markdown(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var shaped = new StringBuilder(text.Length + 32);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = Line(lines[i]);
            if (line is null)
            {
                continue;
            }

            shaped.Append(line).Append('\n');
            if (NeedsBreak(lines, i))
            {
                shaped.Append('\n');
            }
        }

        return shaped.ToString().TrimEnd();
    }

    /// <summary>A line without what Teams does not know; null when nothing is left of it.</summary>
    private static string? Line(string line)
    {
        if (Rule().IsMatch(line) || TableRule().IsMatch(line))
        {
            return null;
        }

        var shaped = Heading().Match(line) is { Success: true } heading ? $"**{heading.Groups["text"].Value.Trim('*', ' ')}**" : line;
        shaped = shaped.StartsWith('|') ? string.Join(" · ", shaped.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)) : shaped;
        return Picture().Replace(shaped, "[${text}](${address})");
    }

    /// <summary>Two lines of one paragraph would flow together; items of a list do not.</summary>
    private static bool NeedsBreak(string[] lines, int index) =>
        index + 1 < lines.Length && lines[index].Trim().Length > 0 && lines[index + 1].Trim().Length > 0 && !Item().IsMatch(lines[index + 1]);

    private static Activity Buttons(Activity activity)
    {
        if (activity.SuggestedActions is not { Actions: { Count: > 0 } actions })
        {
            return activity;
        }

        if (activity.Attachments is { Count: > 0 } || actions.Count <= MostSuggestions)
        {
            return activity with { SuggestedActions = activity.Attachments is { Count: > 0 } ? null : activity.SuggestedActions };
        }

        return activity with { SuggestedActions = null, Attachments = [Card(actions.Take(MostCardButtons))] };
    }

    /// <summary>More buttons than fit under a message stand on a card of their own.</summary>
    private static Attachment Card(IEnumerable<CardAction> actions)
    {
        var buttons = new System.Text.Json.Nodes.JsonArray();
        foreach (var action in actions)
        {
            buttons.Add((System.Text.Json.Nodes.JsonNode)new System.Text.Json.Nodes.JsonObject
            {
                ["type"] = action.Type,
                ["title"] = action.Title,
                ["value"] = action.Value is { ValueKind: System.Text.Json.JsonValueKind.String } value ? value.GetString() : action.Title,
            });
        }

        var content = new System.Text.Json.Nodes.JsonObject { ["buttons"] = buttons };
        return new Attachment { ContentType = HeroCard, Content = System.Text.Json.JsonElement.Parse(content.ToJsonString()) };
    }

    /// <summary>Cuts the text at the end of a paragraph, line or word, so that the whole activity fits.</summary>
    private static Activity Fit(Activity activity)
    {
        var excess = Size(activity) - MostBytes;
        if (excess <= 0 || activity.Text is not { } text)
        {
            return activity;
        }

        var more = ConnectorTexts.Of["CutShort"];
        var room = Math.Max(0, text.Length - (excess / 2) - more.Length - 2);
        for (; ; room = room * 9 / 10)
        {
            var cut = activity with { Text = $"{Shorten(text, room)}\n\n{more}" };
            if (Size(cut) <= MostBytes || room == 0)
            {
                return cut;
            }
        }
    }

    private static string Shorten(string text, int room)
    {
        var kept = text[..(room > 0 && char.IsHighSurrogate(text[room - 1]) ? room - 1 : room)];
        foreach (var end in new[] { "\n\n", "\n", " " })
        {
            if (kept.LastIndexOf(end, StringComparison.Ordinal) is var at && at > room / 2)
            {
                return kept[..at].TrimEnd();
            }
        }

        return kept;
    }

    private static int Size(Activity activity) => 2 * WireJson.ToJson(activity).Length;

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+(?<text>.*?)\s*#*\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s{0,3}(-\s*){3,}$|^\s{0,3}(\*\s*){3,}$|^\s{0,3}(_\s*){3,}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*\|?[\s:|-]*-{3,}[\s:|-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"!\[(?<text>[^\]]*)\]\((?<address>[^)\s]*)[^)]*\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Picture();

    [GeneratedRegex(@"^\s*([-*+]|\d{1,3}[.)])\s", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Item();
}
