using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;

namespace SupportBot.Bot.Cases.Uploads;

/// <summary>The page behind an upload link: works without script. Every text is encoded; the token of the link is not in it (the form posts to its own address).</summary>
internal static class UploadPage
{
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
        return LinkPage.Of(UploadTexts.Of["Title"], body.ToString());
    }

    public static string Gone() => LinkPage.Of(UploadTexts.Of["Gone"], $"<p>{Text(UploadTexts.Of["GoneText"])}</p>");

    private static IEnumerable<(string Name, string Label)> Fields(UploadTicket ticket) => ticket.Slots.Count == 0
        ? [(UploadForm.AnySlot, UploadTexts.Of["AnyFile"])]
        : ticket.Slots.Select(slot => (LinkPage.Text(slot), CaseTexts.Label(slot)));

    private static void Append(StringBuilder body, IReadOnlyList<string> errors)
    {
        if (errors.Count > 0)
        {
            var lines = string.Concat(errors.Select(error => $"<li>{Text(error)}</li>"));
            body.Append(CultureInfo.InvariantCulture, $"<div class=\"bad\" role=\"alert\"><p>{Text(UploadTexts.Of["Errors"])}</p><ul>{lines}</ul></div>");
        }
    }

    private static string Text(string text) => LinkPage.Text(text);
}
