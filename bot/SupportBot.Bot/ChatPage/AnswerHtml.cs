using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SupportBot.Bot.ChatPage;

/// <summary>An answer's Markdown as HTML that a page may take in as it is: raw HTML stays text, and links lead to pages, mailboxes and telephones only.</summary>
internal static class AnswerHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    private static readonly string[] Schemes = [Uri.UriSchemeHttps, Uri.UriSchemeHttp, Uri.UriSchemeMailto, "tel"];

    public static string Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(static link => !IsHarmless(link)).ToList())
        {
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(static link => !link.IsEmail && !HasKnownScheme(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        return document.ToHtml(Pipeline);
    }

    /// <summary>Pictures are left out: an answer loads nothing from anywhere.</summary>
    private static bool IsHarmless(LinkInline link) => !link.IsImage && HasKnownScheme(link.Url);

    private static bool HasKnownScheme(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme, StringComparer.OrdinalIgnoreCase);
}
