using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Uploads;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Transfer.OtherCompany;

/// <summary>The page behind a party link: works without script; every text is encoded, the token of the link is not in it.</summary>
internal static class PartyPage
{
    /// <summary>The form; after a refusal with what is wrong beside each field.</summary>
    public static string Form(PartyTicket ticket, CaseFile file, AntiforgeryTokenSet tokens, IReadOnlyList<PartyField> fields, string? notice)
    {
        var body = new StringBuilder();
        if (fields.Any(field => field.Error is not null))
        {
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"bad\" role=\"alert\">{Text("Errors")}</p>");
        }
        else if (notice is not null)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"good\" role=\"status\">{LinkPage.Text(notice)}</p>");
        }

        body.Append(CultureInfo.InvariantCulture, $"<p>{LinkPage.Text(Intro(ticket, file))}</p><p>{Text("Privacy")}</p>");
        body.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" novalidate><input type=\"hidden\" name=\"{LinkPage.Text(tokens.FormFieldName)}\" value=\"{LinkPage.Text(tokens.RequestToken ?? "")}\">");
        foreach (var field in fields)
        {
            Append(body, field);
        }

        body.Append(CultureInfo.InvariantCulture, $"<p><button type=\"submit\" name=\"{PartyForm.Action}\" value=\"send\">{Text("Send")}</button> ");
        body.Append(CultureInfo.InvariantCulture, $"<button type=\"submit\" class=\"plain\" name=\"{PartyForm.Action}\" value=\"{PartyForm.Save}\">{Text("Save")}</button></p></form>");
        return LinkPage.Of(PartyTexts.Of["Title"], body.ToString());
    }

    /// <summary>The part has arrived; also what a link that was used shows. None of what was sent is shown again.</summary>
    public static string Done(PartyTicket ticket) => LinkPage.Of(
        PartyTexts.Of["DoneTitle"], $"<p class=\"good\" role=\"status\">{LinkPage.Text(PartyTexts.Of.Format("Done", ("reference", ticket.Case.ToString())))}</p><p>{Text("DoneNext")}</p>");

    public static string Gone() => LinkPage.Of(PartyTexts.Of["Gone"], $"<p>{Text("GoneText")}</p>");

    private static string Intro(PartyTicket ticket, CaseFile file)
    {
        var other = ticket.Party == TransferFlow.From.Party ? TransferFlow.To : TransferFlow.From;
        return PartyTexts.Of.Format(
            $"Intro{SlotTexts.KeyOf(ticket.Party)}", ("reference", ticket.Case.ToString()), ("company", file.Field(other.Company.Name)?.Value ?? PartyTexts.Of["OtherCompany"]));
    }

    private static void Append(StringBuilder body, PartyField field)
    {
        var (name, type, autocomplete) = field.Slot switch
        {
            EmailSlot => (field.Slot.Name, "email", "email"),
            PhoneSlot => (field.Slot.Name, "tel", "tel"),
            _ => (field.Slot.Name, "text", "on"),
        };
        var help = $"{name}-aide";
        body.Append(CultureInfo.InvariantCulture, $"<p><label for=\"{name}\">{LinkPage.Text(PartyTexts.Of[$"Field_{name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]}"])}</label><br>");
        body.Append(CultureInfo.InvariantCulture, $"<input type=\"{type}\" id=\"{name}\" name=\"{name}\" value=\"{LinkPage.Text(field.Typed)}\" maxlength=\"{PartyForm.LongestValue}\" autocomplete=\"{autocomplete}\"");
        body.Append(CultureInfo.InvariantCulture, $" aria-describedby=\"{help}\"{(field.Error is null ? "" : " aria-invalid=\"true\"")} required><br>");
        body.Append(field.Error is { } error
            ? $"<span class=\"bad\" id=\"{help}\">{LinkPage.Text(error)}</span></p>"
            : $"<span class=\"hint\" id=\"{help}\">{LinkPage.Text(PartyTexts.Of.Format("Example", ("example", field.Slot.Texts.Example ?? "")))}</span></p>");
    }

    private static string Text(string key) => LinkPage.Text(PartyTexts.Of[key]);
}
