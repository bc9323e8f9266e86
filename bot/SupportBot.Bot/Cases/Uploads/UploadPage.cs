using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary>The page behind an upload link: works without script. Every text is encoded; the token of the link is not in it (the form posts to its own address).</summary>
internal static class UploadPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The form, after a refusal with what was wrong, after a success with what arrived.</summary>
    public static string Form(UploadTicket ticket, AntiforgeryTokenSet tokens, IReadOnlyList<string> errors, IReadOnlyList<string> received)
    {
        var body = new StringBuilder();
        Append(body, errors);
        if (received.Count > 0)
        {
            var thanks = UploadTexts.Of.Format("Thanks", ("names", string.Join(", ", received)));
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"good\" role=\"status\">{Text(thanks)} {Text(UploadTexts.Of.Format("ThanksNext", ("reference", ticket.Case.ToString())))}</p>");
        }

        body.Append(CultureInfo.InvariantCulture, $"<p>{Text(UploadTexts.Of.Format("Intro", ("reference", ticket.Case.ToString())))}</p>");
        var most = UploadForm.MostFilesAtOnce.ToString(CultureInfo.InvariantCulture);
        body.Append(CultureInfo.InvariantCulture, $"<p id=\"formats\">{Text(UploadTexts.Of.Format("Formats", ("most", most)))}</p>");
        body.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" enctype=\"multipart/form-data\"><input type=\"hidden\" name=\"{Text(tokens.FormFieldName)}\" value=\"{Text(tokens.RequestToken ?? "")}\">");
        foreach (var (name, label) in Fields(ticket))
        {
            body.Append(
                CultureInfo.InvariantCulture,
                $"<p><label for=\"{name}\">{Text(label)}</label><br><input type=\"file\" id=\"{name}\" name=\"{name}\" multiple accept=\"image/png,image/jpeg,image/heic,application/pdf\" aria-describedby=\"formats\"></p>");
        }

        body.Append(CultureInfo.InvariantCulture, $"<p><button type=\"submit\">{Text(UploadTexts.Of["Send"])}</button></p></form>");
        return Page(UploadTexts.Of["Title"], body.ToString());
    }

    public static string Gone() => Page(UploadTexts.Of["Gone"], $"<p>{Text(UploadTexts.Of["GoneText"])}</p>");

    private static IEnumerable<(string Name, string Label)> Fields(UploadTicket ticket) => ticket.Slots.Count == 0
        ? [(UploadForm.AnySlot, UploadTexts.Of["AnyFile"])]
        : ticket.Slots.Select(slot => (Encoder.Encode(slot), CaseTexts.Label(slot)));

    private static void Append(StringBuilder body, IReadOnlyList<string> errors)
    {
        if (errors.Count > 0)
        {
            var lines = string.Concat(errors.Select(error => $"<li>{Text(error)}</li>"));
            body.Append(CultureInfo.InvariantCulture, $"<div class=\"bad\" role=\"alert\"><p>{Text(UploadTexts.Of["Errors"])}</p><ul>{lines}</ul></div>");
        }
    }

    private static string Page(string title, string body) =>
        $$"""
        <!DOCTYPE html>
        <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
        <title>{{Text(title)}}</title>
        <style>body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:38rem;margin:2rem auto;padding:0 1rem}
        button{font:inherit;padding:.6rem 1.2rem;border:0;border-radius:.3rem;background:#0b4f9e;color:#fff}label{font-weight:600}input{font:inherit;max-width:100%}
        .bad{border-left:.3rem solid #b3261e;padding:.2rem 1rem}.good{border-left:.3rem solid #1b7a3d;padding:.4rem 1rem}</style></head>
        <body><main><h1>{{Text(title)}}</h1>
        {{body}}
        </main></body></html>
        """;

    private static string Text(string text) => Encoder.Encode(text);
}
