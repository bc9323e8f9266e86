using SupportBot.Bot.Cases;
using SupportBot.Bot.Outbox;
using SupportBot.Bot.Outbox.Mail;
using SupportBot.Bot.Persistence;
using SupportBot.Dialogs.Forms;

namespace SupportBot.Bot.Flows.Transfer.OtherCompany;

/// <summary>Tells the customer that the other company has filled in its part: in the chat where the request was made, and by mail.</summary>
internal sealed class PartyNews(MailRows mails, ChatNewsRows chat)
{
    public IEnumerable<SqlStatement> Of(PartyTicket ticket, CaseFile file, IReadOnlyList<CaseField> fields, DateTimeOffset now)
    {
        var reference = file.Reference.ToString();
        var company = fields.FirstOrDefault(field => field.Key == $"{ticket.Party}_company")?.Value ?? file.Field($"{ticket.Party}_company")?.Value ?? PartyTexts.Of["OtherCompany"];
        var told = PartyTexts.Of.Format("DoneChat", ("reference", reference), ("company", Markdown.Escape(company)));
        yield return chat.Add($"party-chat:{ticket.TokenHash}", new ChatNews(file.Conversation, told) { Flow = TransferFlow.FlowName, Case = reference }, now);
        if (file.Email is { } email)
        {
            yield return mails.Add($"party-done:{ticket.TokenHash}", Letter(email, file, reference, company), reference, null, now);
        }
    }

    private static MailLetter Letter(string email, CaseFile file, string reference, string company) =>
        new(email, PartyTexts.Of.Format("DoneMailSubject", ("reference", reference)), PartyTexts.Of.Format("DoneMail", ("reference", reference), ("company", company)))
        {
            ToName = file.Field(SlotKeys.Name)?.Value,
            Case = reference,
        };
}
