using System.Globalization;
using Microsoft.Extensions.Primitives;
using SupportBot.Bot.Conversations;

namespace SupportBot.Bot.AgentConsole.CaseDetail;

/// <summary>What an agent posted from a page of a case.</summary>
internal sealed class PostedForm(IFormCollection form)
{
    /// <summary>Name of the field that holds the version of the case that the agent saw.</summary>
    public const string VersionField = "version";

    /// <summary>Name of the field that holds when the agent's page was made: a stale form is shown what changed since.</summary>
    public const string SeenField = "vu";

    /// <summary>The version that the agent saw; 0, which no case has, when the form names none.</summary>
    public long Version => Number(VersionField);

    /// <summary>When the page was made; null when the form does not say.</summary>
    public DateTimeOffset? Seen { get; } = Instant(form[SeenField].ToString());

    /// <summary>An instant as a form carries it.</summary>
    public static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Text(DateTimeOffset)"/> wrote; null when it is nothing of the kind.</summary>
    public static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;

    /// <summary>A text as typed: cleaned of what is invisible, spaces at the ends gone; empty when absent.</summary>
    public string Text(string name) => MessageText.Clean(form[name].ToString(), out _);

    /// <summary>A text of several paragraphs, each cleaned; at most <paramref name="longest"/> units are kept.</summary>
    public string LongText(string name, int longest)
    {
        var text = form[name].ToString();
        var lines = (text.Length > longest ? text[..longest] : text).ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select(static line => MessageText.Clean(line, out _))).Trim();
    }

    /// <summary>A number of 0 or more; 0 when there is none.</summary>
    public long Number(string name) => long.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public bool Has(string name) => !StringValues.IsNullOrEmpty(form[name]);

    /// <summary>What the agent typed, to be given back when it could not be kept: the fields of the form without those that the page itself put in.</summary>
    public IEnumerable<KeyValuePair<string, string>> Typed => form
        .Where(static posted => posted.Key is not (VersionField or SeenField or "__RequestVerificationToken"))
        .Select(static posted => KeyValuePair.Create(posted.Key, posted.Value.ToString()));
}
