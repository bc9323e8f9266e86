using System.Globalization;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Cases.Routing;
using SupportBot.Bot.Outbox.Mail;

namespace SupportBot.Bot.Cases.Letters;

/// <summary>What customers get by mail about a case. Pure.</summary>
internal static class CustomerLetters
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The copy of a case that was just opened; sensitive values are hidden.</summary>
    public static MailLetter Copy(CaseDraft draft, EscalationTarget route, string email)
    {
        var reference = draft.Reference.ToString();
        var body = LetterTexts.Of.Format(
            "CopyBody",
            ("reference", reference),
            ("fields", LetterLines.Fields(draft.Fields, hideSensitive: true)),
            ("files", draft.Attachments.Count == 0 ? "" : LetterTexts.Of.Format("CopyFiles", ("files", LetterLines.Files(draft.Attachments)))),
            ("missing", draft.Missing.Count == 0 ? "" : LetterTexts.Of.Format("CopyMissing", ("missing", LetterLines.Labels(draft.Missing)))));
        var subject = LetterTexts.Of.Format("CopySubject", ("reference", reference), ("flow", CaseTexts.Flow(draft.Flow)));
        return Letter(email, draft.Value(SlotKeys.Name), subject, body, reference) with { ReplyTo = route.Mailbox };
    }

    /// <summary>The link by which missing files are sent, or the one reminder of it.</summary>
    public static MailLetter Upload(UploadLetter link, CaseReference reference, IReadOnlyList<string> slots, DateTimeOffset expiresAt, bool reminder)
    {
        var kind = reminder ? "Reminder" : "Upload";
        var body = LetterTexts.Of.Format(
            $"{kind}Body",
            ("reference", reference.ToString()),
            ("missing", slots.Count == 0 ? "" : LetterTexts.Of.Format("UploadMissing", ("missing", LetterLines.Labels(slots)))),
            ("link", link.Address.AbsoluteUri),
            ("date", ParisTime.WallClock(expiresAt).ToString("d MMMM yyyy 'à' H 'h' mm", French)));
        return Letter(link.Email, null, LetterTexts.Of.Format($"{kind}Subject", ("reference", reference.ToString())), body, reference.ToString()) with { Link = link.Address };
    }

    /// <summary>An agent's answer to somebody who is no longer in the chat.</summary>
    public static MailLetter Reply(CaseFile file, string email, string agentName, string text, string? replyTo)
    {
        var reference = file.Reference.ToString();
        var body = LetterTexts.Of.Format("ReplyBody", ("agent", agentName), ("reference", reference), ("text", text));
        return Letter(email, file.Field(SlotKeys.Name)?.Value, LetterTexts.Of.Format("ReplySubject", ("reference", reference)), body, reference) with { ReplyTo = replyTo };
    }

    private static MailLetter Letter(string email, string? name, string subject, string body, string reference)
    {
        var greeting = string.IsNullOrWhiteSpace(name) ? LetterTexts.Of["Greeting"] : LetterTexts.Of.Format("GreetingName", ("name", name));
        return new MailLetter(email, subject, $"{greeting}\n\n{body}\n\n{LetterTexts.Of["Signature"]}") { ToName = name, Case = reference };
    }
}
