using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary>The frame of the pages behind secret links: one document, no script, nothing from elsewhere, no search engine.</summary>
internal static class LinkPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="title">Plain text.</param>
    /// <param name="body">HTML, every text in it already encoded.</param>
    public static string Of(string title, string body) =>
        $$"""
        <!DOCTYPE html>
        <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">
        <title>{{Text(title)}}</title>
        <style>body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:38rem;margin:2rem auto;padding:0 1rem}
        button{font:inherit;padding:.6rem 1.2rem;border:1px solid #0b4f9e;border-radius:.3rem;background:#0b4f9e;color:#fff;margin:0 .5rem .5rem 0}button.plain{background:#fff;color:#0b4f9e}
        label{font-weight:600}input{font:inherit;max-width:100%;box-sizing:border-box}input:not([type=file]):not([type=hidden]){width:100%;padding:.5rem;border:1px solid #6b6b6b;border-radius:.3rem}
        input[aria-invalid]{border-color:#b3261e}.hint{color:#595959;font-size:.9rem}span.bad{color:#b3261e}
        div.bad,p.bad{border-left:.3rem solid #b3261e;padding:.2rem 1rem}.good{border-left:.3rem solid #1b7a3d;padding:.4rem 1rem}</style></head>
        <body><main><h1>{{Text(title)}}</h1>
        {{body}}
        </main></body></html>
        """;

    /// <summary>Text made safe for HTML, attributes included.</summary>
    public static string Text(string text) => Encoder.Encode(text);
}
