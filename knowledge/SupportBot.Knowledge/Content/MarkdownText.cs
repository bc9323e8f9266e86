using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Knowledge.Content;

/// <summary>Plain-text renderings of a Markdown answer.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().DisableHtml().Build();

    /// <summary>The whole text and its first paragraph, both without markup.</summary>
    public static (string Whole, string FirstParagraph) Render(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var first = document.Descendants<ParagraphBlock>().FirstOrDefault();
        var whole = new StringBuilder();
        foreach (var block in document)
        {
            AppendBlock(whole, block, indent: "");
        }

        return (whole.ToString().Trim(), first is null ? "" : InlineText(first.Inline));
    }

    private static void AppendBlock(StringBuilder text, Block block, string indent)
    {
        switch (block)
        {
            case ListBlock list:
                AppendList(text, list, indent);
                break;
            case LeafBlock { Inline: not null } leaf:
                AppendParagraph(text, InlineText(leaf.Inline), indent);
                break;
            case CodeBlock code:
                AppendParagraph(text, code.Lines.ToString(), indent);
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    AppendBlock(text, child, indent);
                }

                break;
        }
    }

    private static void AppendList(StringBuilder text, ListBlock list, string indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var marker = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var body = new StringBuilder();
            foreach (var child in item)
            {
                AppendBlock(body, child, indent + new string(' ', marker.Length));
            }

            text.Append(indent).Append(marker).Append(body.ToString().Trim()).Append('\n');
        }

        if (indent.Length == 0)
        {
            text.Append('\n');
        }
    }

    private static void AppendParagraph(StringBuilder text, string paragraph, string indent) =>
        text.Append(indent).Append(paragraph.Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append(indent.Length == 0 ? "\n\n" : "\n");

    private static string InlineText(ContainerInline? container)
    {
        var text = new StringBuilder();
        AppendChildren(text, container);
        return text.ToString().Trim();
    }

    private static void AppendChildren(StringBuilder text, ContainerInline? container)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            AppendInline(text, inline);
        }
    }

    private static void AppendInline(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case AutolinkInline address:
                text.Append(address.Url);
                break;
            case LineBreakInline line:
                text.Append(line.IsHard ? '\n' : ' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case LinkInline { IsImage: false } link:
                AppendLink(text, link);
                break;
            case ContainerInline nested:
                AppendChildren(text, nested);
                break;
        }
    }

    private static void AppendLink(StringBuilder text, LinkInline link)
    {
        var label = InlineText(link);
        text.Append(label);
        if (!string.IsNullOrEmpty(link.Url) && !string.Equals(label, link.Url, StringComparison.Ordinal) && link.Url != "mailto:" + label)
        {
            text.Append(" (").Append(link.Url).Append(')');
        }
    }
}
