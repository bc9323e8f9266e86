using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;

namespace SupportBot.Bot.Insights.Satisfaction;

/// <summary>The page behind the link of the mail: works without script; every text is encoded.</summary>
internal static class SatisfactionPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The form; with <paramref name="problem"/> what was missing.</summary>
    /// <param name="comment">What was written already.</param>
    public static string Form(string reference, AntiforgeryTokenSet tokens, string? problem, string comment)
    {
        var body = new StringBuilder();
        if (problem is not null)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"bad\" role=\"alert\" id=\"probleme\">{Text(problem)}</p>");
        }

        body.Append(CultureInfo.InvariantCulture, $"<form method=\"post\"><input type=\"hidden\" name=\"{Text(tokens.FormFieldName)}\" value=\"{Text(tokens.RequestToken ?? "")}\">");
        body.Append(CultureInfo.InvariantCulture, $"<fieldset{(problem is null ? "" : " aria-describedby=\"probleme\"")}><legend>{Text(SatisfactionTexts.Of.Format("PageIntro", ("case", reference)))}</legend>");
        for (var score = 5; score >= 1; score--)
        {
            body.Append(CultureInfo.InvariantCulture, $"<label><input type=\"radio\" name=\"note\" value=\"{score}\"> {Text(SatisfactionQuestion.Label(score))}</label>");
        }

        body.Append(CultureInfo.InvariantCulture, $"</fieldset><p><label for=\"commentaire\">{Text(SatisfactionTexts.Of["PageComment"])}</label><br>");
        body.Append(CultureInfo.InvariantCulture, $"<textarea id=\"commentaire\" name=\"commentaire\" rows=\"4\" maxlength=\"1000\" aria-describedby=\"aide\">{Text(comment)}</textarea></p>");
        body.Append(CultureInfo.InvariantCulture, $"<p id=\"aide\">{Text(SatisfactionTexts.Of["PageCommentHint"])}</p>");
        body.Append(CultureInfo.InvariantCulture, $"<p><button type=\"submit\">{Text(SatisfactionTexts.Of["PageSend"])}</button> ");
        body.Append(CultureInfo.InvariantCulture, $"<button type=\"submit\" name=\"passer\" value=\"1\" class=\"quiet\">{Text(SatisfactionTexts.Of["PageSkip"])}</button></p></form>");
        return Page(SatisfactionTexts.Of["PageTitle"], body.ToString());
    }

    public static string Done(string key) => Page(SatisfactionTexts.Of["PageTitle"], $"<p class=\"good\" role=\"status\">{Text(SatisfactionTexts.Of[key])}</p>");

    public static string Gone() => Page(SatisfactionTexts.Of["PageGone"], $"<p>{Text(SatisfactionTexts.Of["PageGoneText"])}</p>");

    private static string Page(string title, string body) =>
        $$"""
        <!DOCTYPE html>
        <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">
        <title>{{Text(title)}}</title>
        <style>body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:38rem;margin:2rem auto;padding:0 1rem}
        fieldset{border:0;padding:0;margin:0 0 1rem}legend{font-weight:600;padding:0;margin-bottom:.5rem}fieldset label{display:flex;align-items:center;gap:.6rem;min-height:2.75rem}
        input[type=radio]{width:1.3rem;height:1.3rem;margin:0}textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}p>label{font-weight:600}
        button{font:inherit;min-height:2.75rem;margin:.25rem .5rem .25rem 0;padding:.6rem 1.2rem;border:1px solid #0b4f9e;border-radius:.3rem;background:#0b4f9e;color:#fff}
        button.quiet{background:#fff;color:#0b4f9e}.bad{border-left:.3rem solid #b3261e;padding:.4rem 1rem}.good{border-left:.3rem solid #1b7a3d;padding:.4rem 1rem}</style></head>
        <body><main><h1>{{Text(title)}}</h1>
        {{body}}
        </main></body></html>
        """;

    private static string Text(string text) => Encoder.Encode(text);
}
