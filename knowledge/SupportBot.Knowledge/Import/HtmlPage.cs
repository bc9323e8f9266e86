using System.Net;
using System.Text.RegularExpressions;

namespace SupportBot.Knowledge.Import;

/// <summary>Turns an HTML page into lines of Markdown: lists and links stay, scripts, styles, navigation and all other markup go.</summary>
internal static partial class HtmlPage
{
    /// <summary>The text of a page; never throws.</summary>
    public static string ToLines(string html)
    {
        var body = Hidden().Replace(html, " ");
        body = Anchor().Replace(body, Link);
        body = ListItem().Replace(body, "\n- ");
        return WebUtility.HtmlDecode(Tag().Replace(BlockEnd().Replace(body, "\n"), ""));
    }

    /// <summary>Links into the page itself lead nowhere once it is cut into entries.</summary>
    private static string Link(Match anchor)
    {
        var (address, text) = (anchor.Groups["address"].Value.Trim(), Tag().Replace(anchor.Groups["text"].Value, "").Trim());
        return address.Length == 0 || address[0] == '#' || text.Length == 0 ? text : $"[{text}]({address})";
    }

    [GeneratedRegex("<script.*?</script>|<style.*?</style>|<nav.*?</nav>|<!--.*?-->|[\r\n]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex("<a\\s[^>]*href\\s*=\\s*[\"'](?<address>[^\"']*)[\"'][^>]*>(?<text>.*?)</a>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Anchor();

    [GeneratedRegex("<li[^>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ListItem();

    [GeneratedRegex("</?(p|div|h[1-6]|ul|ol|section|article|dt|dd|tr|table|summary|details)[^>]*>|<br[^>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BlockEnd();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
