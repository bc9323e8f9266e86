using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Bot.AgentConsole.LiveChat;

/// <summary>
/// What the bot said, as HTML for an agent's page: emphasis, lists and steps, and nothing that can be followed or loaded. A recap repeats the customer's own
/// words, so a link in it could be the customer's trick: links are shown with their address as text.
/// </summary>
internal static class BotMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    public static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            var words = new ContainerInline();
            link.ReplaceBy(words, copyChildren: true);
            if (!string.IsNullOrEmpty(link.Url))
            {
                words.InsertAfter(new LiteralInline($" ({link.Url})"));
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        return document.ToHtml(Pipeline);
    }
}
