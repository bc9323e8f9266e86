using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SupportBot.Bot.Outbox.Mail;

/// <summary>The simple HTML of a letter: its paragraphs, all encoded; the letter's own link is the only one that can be clicked.</summary>
internal static class MailHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(MailLetter letter)
    {
        var body = new StringBuilder();
        foreach (var paragraph in letter.Text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            body.Append("<p>").Append(Linked(Encoder.Encode(paragraph.Trim('\n')), letter.Link)).Append("</p>\n");
        }

        body.Replace("&#xA;", "<br>\n");
        return $"""
            <!DOCTYPE html>
            <html lang="fr"><head><meta charset="utf-8"><title>{Encoder.Encode(letter.Subject)}</title></head>
            <body style="font-family: sans-serif; font-size: 15px; line-height: 1.5; color: #1b1b1b; max-width: 42em">
            {body}</body></html>
            """;
    }

    private static string Linked(string encoded, Uri? link)
    {
        if (link is null)
        {
            return encoded;
        }

        var address = Encoder.Encode(link.AbsoluteUri);
        return encoded.Replace(address, $"<a href=\"{address}\">{address}</a>", StringComparison.Ordinal);
    }
}
