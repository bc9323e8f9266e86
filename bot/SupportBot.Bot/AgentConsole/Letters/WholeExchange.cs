using System.Globalization;
using System.Text;
using Markdig;
using SupportBot.Bot.AgentConsole.LiveChat;
using SupportBot.Bot.Cases;
using SupportBot.Bot.Cases.Calendar;
using SupportBot.Bot.Cases.Letters;
using SupportBot.Bot.HandOff.Desk;
using SupportBot.Bot.Outbox.Mail;

namespace SupportBot.Bot.AgentConsole.Letters;

/// <summary>A conversation as a letter to the customer: what was collected first, then every line.</summary>
internal sealed class WholeExchange(DeskRecords records)
{
    /// <summary>Beyond it the letter ends and says so.</summary>
    private const int LongestText = 200_000;

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public async ValueTask<MailLetter> LetterAsync(CaseFile file, string email, string? replyTo, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        for (long seq = 0; text.Length < LongestText && await records.ReadAsync(file.Reference, seq, cancellationToken) is { Lines.Count: > 0 } part; seq = part.Lines[^1].Seq)
        {
            foreach (var line in part.Lines.Select(SpokenLine.Of).OfType<SpokenLine>())
            {
                Append(text, line);
            }
        }

        var reference = file.Reference.ToString();
        var said = text.Length < LongestText ? text.ToString().TrimEnd() : text.ToString(0, LongestText) + "\n\n" + MailTexts.Words["TranscriptCut"];
        var body = MailTexts.Words.Format("TranscriptBody", ("reference", reference), ("fields", LetterLines.Fields(file.Fields, hideSensitive: true)), ("lines", said));
        return new MailLetter(email, MailTexts.Words.Format("TranscriptSubject", ("reference", reference)), body)
        {
            ToName = file.Field(SlotKeys.Name)?.Value,
            ReplyTo = replyTo,
            Case = reference,
        };
    }

    private static void Append(StringBuilder text, SpokenLine line)
    {
        var who = line.Speaker switch
        {
            LineSpeaker.Customer => MailTexts.Words["You"],
            LineSpeaker.Agent => line.Name ?? MailTexts.Words["Agent"],
            _ => MailTexts.Words["Bot"],
        };
        text.Append('[').Append(ParisTime.WallClock(line.At).ToString("d MMMM yyyy, H 'h' mm", French)).Append("] ").Append(who).Append(" :\n");
        if (line.Text.Length > 0)
        {
            text.Append(line.IsPlain ? line.Text : Markdown.ToPlainText(line.Text).Trim()).Append('\n');
        }

        foreach (var file in line.Files)
        {
            text.Append(MailTexts.Words.Format("FileSent", ("name", file.Name))).Append('\n');
        }

        text.Append('\n');
    }
}
